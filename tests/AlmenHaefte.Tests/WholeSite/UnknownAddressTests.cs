using System.Net;
using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.WholeSite;

public sealed class UnknownAddressTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";

    [Fact]
    public async Task An_unknown_address_shows_the_whole_contents_instead()
    {
        var answer = await Answer.OfAsync(site.Visitor(), "/findes-ikke", TestContext.Current.CancellationToken);
        var links = answer.Document.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToHashSet();
        var chapters = new ContentFolder(ContentFolder.Find("content", AppContext.BaseDirectory)!).Read().Where(file => file.Path.StartsWith("haefter/strategiske-partnerskaber/", StringComparison.Ordinal) && file.Path.Count(letter => letter == '/') == 3 && file.Extension == ".md");

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("Siden findes ikke", answer.Document.QuerySelector("h1")?.TextContent);
        Faults.None(chapters.Where(chapter => !links.Contains($"{Booklet}/{chapter.NameWithoutExtension}")).Select(chapter => $"{chapter.Path} is not in the contents"));
        Assert.Empty(SecurityHeaderFaults.Of(answer));
        Assert.Null(answer.Document.QuerySelector("link[rel=canonical]"));
        Assert.Equal("noindex", answer.Document.QuerySelectorAll("meta[name=robots]").Select(meta => meta.GetAttribute("content")).Distinct().Single());
    }

    [Theory]
    [InlineData("/fejl/404")]
    [InlineData("/fejl/500")]
    [InlineData("/fejl/200")]
    [InlineData("/FINDES-IKKE")]
    [InlineData("/haefter/findes-ikke")]
    [InlineData(Booklet + "/findes-ikke")]
    [InlineData(Booklet + "/findes-ikke.md")]
    [InlineData(Booklet + "/hvorfor.md.md")]
    [InlineData(Booklet + "/billeder/findes-ikke.png")]
    [InlineData(Booklet + "/punkt/0")]
    [InlineData(Booklet + "/punkt/13")]
    [InlineData(Booklet + "/punkt/-1")]
    [InlineData(Booklet + "/punkt/99999999999999999999")]
    [InlineData("/nyheder/findes-ikke")]
    [InlineData("/webinarer/findes-ikke")]
    [InlineData("/webinarer/findes-ikke.ics")]
    [InlineData("/webinarer/findes-ikke/tilmelding.ics")]
    [InlineData("/webinarer.ics.ics")]
    public async Task What_is_not_a_page_is_not_found(string address)
    {
        using var answer = await site.Visitor().GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}
