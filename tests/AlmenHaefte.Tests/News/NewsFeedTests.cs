using System.Globalization;
using System.Xml.Linq;
using AlmenHaefte.Tests.WholeSite;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.News;

/// <summary>The feed against RFC 4287.</summary>
public sealed class NewsFeedTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    [Fact]
    public async Task The_feed_has_what_a_feed_must_have()
    {
        var feed = await FeedAsync();

        Assert.Equal(Atom + "feed", feed.Name);
        Assert.Equal("da", (string?)feed.Attribute(XNamespace.Xml + "lang"));
        Assert.NotEmpty(Only(feed, "title"));
        Assert.NotEmpty(Only(feed, "author", "name"));
        AssertWholeAddress(Only(feed, "id"));
        AssertMoment(Only(feed, "updated"));
        Assert.Equal($"{SiteFactory.Address}/nyheder.atom", Link(feed, "self"));
        Assert.Equal($"{SiteFactory.Address}/nyheder", Link(feed, "alternate"));
    }

    [Fact]
    public async Task Every_entry_has_what_an_entry_must_have()
    {
        var entries = (await FeedAsync()).Elements(Atom + "entry").ToList();

        Assert.NotEmpty(entries);
        Assert.Distinct(entries.Select(entry => Only(entry, "id")));
        Assert.All(entries, entry =>
        {
            Assert.NotEmpty(Only(entry, "title"));
            Assert.NotEmpty(Only(entry, "summary"));
            AssertWholeAddress(Only(entry, "id"));
            AssertMoment(Only(entry, "updated"));
            Assert.StartsWith($"{SiteFactory.Address}/nyheder/", Link(entry, "alternate"), StringComparison.Ordinal);
            Assert.Equal("html", (string?)entry.Element(Atom + "content")?.Attribute("type"));
        });
    }

    [Fact]
    public async Task The_newest_entry_comes_first_and_the_feed_is_as_new_as_its_newest_change()
    {
        var feed = await FeedAsync();
        var entries = feed.Elements(Atom + "entry").ToList();

        Assert.Equal(entries.Max(entry => Only(entry, "updated")), Only(feed, "updated"));
    }

    [Fact]
    public async Task A_link_in_the_text_leads_to_the_same_place_in_a_feed_reader_as_on_the_site()
    {
        var visitor = site.Visitor();
        foreach (var entry in (await FeedAsync()).Elements(Atom + "entry"))
        {
            var content = entry.Element(Atom + "content")!;
            var place = new Uri((string?)content.Attribute(XNamespace.Xml + "base") ?? "");
            Assert.Equal(Link(entry, "alternate"), place.AbsoluteUri);
            foreach (var target in new HtmlParser().ParseDocument(content.Value).QuerySelectorAll("a[href]").Select(link => new Uri(place, link.GetAttribute("href"))).Where(target => target.Host == new Uri(SiteFactory.Address).Host && target.AbsolutePath.StartsWith("/haefter", StringComparison.Ordinal)))
            {
                using var answer = await visitor.GetAsync(target.PathAndQuery, TestContext.Current.CancellationToken);
                Assert.True(answer.IsSuccessStatusCode, $"{target} answers {(int)answer.StatusCode}");
            }
        }
    }

    private async Task<XElement> FeedAsync() => (await Answer.OfAsync(site.Visitor(), "/nyheder.atom", TestContext.Current.CancellationToken)).Xml.Root!;

    /// <summary>The text of an element that must stand there exactly once.</summary>
    private static string Only(XElement parent, params string[] path) => path.Aggregate(parent, (element, name) => Assert.Single(element.Elements(Atom + name))).Value;

    private static string? Link(XElement parent, string relation) => (string?)Assert.Single(parent.Elements(Atom + "link"), link => (string?)link.Attribute("rel") == relation).Attribute("href");

    private static void AssertWholeAddress(string text) => Assert.True(Uri.TryCreate(text, UriKind.Absolute, out _), $"»{text}« is not a whole address");

    private static void AssertMoment(string text) =>
        Assert.True(DateTimeOffset.TryParseExact(text, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), $"»{text}« is not a moment of RFC 3339");
}
