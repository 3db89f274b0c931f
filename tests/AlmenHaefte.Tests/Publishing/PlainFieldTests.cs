using System.Net;
using System.Xml.Linq;
using AlmenHaefte.Tests.Content;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.Publishing;

/// <summary>The fields of the front matter are plain text: whatever they say, every page and the feed show it and none obeys it.</summary>
public sealed class PlainFieldTests : IDisposable
{
    private const string Hostile = "</title></script><script>alert(1)</script><img src=x onerror=alert(1)>\" onload=\"alert(1)";

    private readonly DirectoryInfo content = Directory.CreateTempSubdirectory("almenhaefte-test-");

    [Fact]
    public async Task A_title_that_looks_like_HTML_is_shown_as_it_is_written()
    {
        var tree = ContentTree.Valid();
        foreach (var (file, title) in new[] { (ContentTree.News, "Ny bog"), (ContentTree.Page, "Om"), (ContentTree.Webinar, "Lancering"), (ContentTree.Contents, "Broen"), (ContentTree.Questions, "Før I bygger") })
        {
            tree = tree.Changing(file, $"titel: {title}", $"titel: '{Hostile}'").Changing(file, "resume: ", $"resume: '{Hostile}' # ");
        }
        tree = tree.Changing(ContentTree.Contents, "[Før I bygger]", $"[{Hostile.Replace("<", "\\<", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal)}]")
            .Changing(ContentTree.Sources, "titel: Broens historie", $"titel: '{Hostile}'").Changing(ContentTree.Glossary, "forklaring: ", $"forklaring: '{Hostile}' # ");
        tree.Publish();
        tree.WriteTo(content.FullName);
        using var site = new SiteFactory { ContentRoot = content.FullName };
        var visitor = site.Visitor();

        foreach (var address in new[] { "/", "/haefter", "/haefter/broen", "/haefter/broen/foer", "/haefter/broen/ord", "/haefter/broen/kilder", "/haefter/broen/ordliste", "/nyheder", "/nyheder/ny-bog", "/om" })
        {
            var answer = await visitor.GetAsync(address, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Empty(page.QuerySelectorAll("[onload], [onerror], img[src=x]"));
            Assert.DoesNotContain(page.Scripts, script => script.Type != "application/ld+json" && script.Source is null);
        }
        var feed = XDocument.Parse(await visitor.GetStringAsync("/nyheder.atom", TestContext.Current.CancellationToken));
        Assert.Contains(feed.Descendants(), element => element.Name.LocalName == "title" && element.Value == Hostile);
    }

    public void Dispose() => content.Delete(recursive: true);
}
