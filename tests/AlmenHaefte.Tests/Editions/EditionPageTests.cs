using System.Net;
using System.Xml.Linq;
using AlmenHaefte.Booklets;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.WholeSite;
using AngleSharp.Dom;

namespace AlmenHaefte.Tests.Editions;

public sealed class EditionPageTests : IDisposable
{
    private const string Editions = "/haefter/broen/udgaver";
    private const string Note = "Nu står der, hvem der bærer.";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly EditedFolder folder = new();

    [Fact]
    public async Task Whoever_has_the_edition_of_today_is_told_that_it_still_holds()
    {
        var page = await GetAsync($"{Editions}/1");

        Assert.Equal("I har 1. udgave", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Jeres udgave gælder stadig. Det er den nyeste, og teksten er den samme i dag.", page.QuerySelector(".resume")!.TextContent);
        Assert.Empty(page.QuerySelectorAll("main h2, main dl"));
    }

    [Fact]
    public async Task One_changed_chapter_is_shown_word_by_word_and_nothing_else_is()
    {
        folder.Changing(ContentTree.Point, "Mere tekst.", "Mere tekst om last.").Cut(Note, new ChapterNote("ord", "Lasten er kommet med."));

        var page = await GetAsync($"{Editions}/1");

        Assert.Equal("Siden er punkt 1 ændret.", page.QuerySelector(".resume")!.TextContent);
        Assert.Equal(["Kort fortalt", "Punkt 1: Ord"], Words(page, "main h2"));
        Assert.Equal("/haefter/broen/ord#ord-baerer", page.QuerySelector("main h3 a")!.GetAttribute("href"));
        Assert.Equal([("Før", "Mere tekst."), ("Nu", "Mere tekst om last.")], page.QuerySelectorAll("main dt").Select(label => (label.TextContent, label.NextElementSibling!.TextContent)));
        Assert.Equal([" om last"], page.QuerySelectorAll("ins").Select(mark => mark.TextContent));
        Assert.Empty(page.QuerySelectorAll("del"));
        Assert.Contains(Note, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ord: Lasten er kommet med.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);

        Assert.Contains("gælder stadig", (await GetAsync($"{Editions}/2")).QuerySelector(".resume")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_and_withdrawn_and_renamed_chapters_are_followed()
    {
        folder.Withdrawing("ord.md");
        folder["haefter/broen/punkter/nyt-navn.md"] = folder[ContentTree.Questions].Replace("titel: Før I bygger", "titel: Før I begynder\ntidligere-adresser: [/haefter/broen/foer]", StringComparison.Ordinal).Replace("Tænk over det.", "Tænk længe over det.", StringComparison.Ordinal).Replace("punkter=1,2", "punkter=1", StringComparison.Ordinal);
        File.Delete(folder.PathOf(ContentTree.Questions));
        folder["haefter/broen/punkter/nyt.md"] = ContentTree.Chapter("Det nye", "Nyt.\n");
        folder.Changing(ContentTree.Contents, "1. [Før I bygger](spoergsmaal/foer.md)", "1. [Før I begynder](punkter/nyt-navn.md)\n2. [Det nye](punkter/nyt.md)");
        folder.Cut(Note);

        var page = await GetAsync($"{Editions}/1");

        Assert.Equal("Siden er »Før I bygger« ændret. Et kapitel er kommet til. Et kapitel er taget ud.", page.QuerySelector(".resume")!.TextContent);
        Assert.Equal(["Kort fortalt", "Før I begynder", "Det nye", "Punkt 2: Tål"], Words(page, "main h2"));
        var main = Words(page, "main")[0];
        Assert.Contains("I 1. udgave: »Før I bygger«.", main, StringComparison.Ordinal);
        Assert.Contains("Kapitlet er nyt siden 1. udgave.", main, StringComparison.Ordinal);
        Assert.Contains("Kapitlet er trukket tilbage. Rådene holdt ikke vand. Læs i stedet", main, StringComparison.Ordinal);
        Assert.Equal("/haefter/broen/nyt-navn#hvad-vil-i", page.QuerySelector("main h3 a")!.GetAttribute("href"));
        Assert.Equal(["længe "], page.QuerySelectorAll("ins").Select(mark => mark.TextContent));
    }

    [Fact]
    public async Task A_point_is_called_what_it_is_called_in_the_edition_one_has()
    {
        folder.Changing(ContentTree.Point, "nummer: 1", "nummer: 2").Changing(ContentTree.OtherPoint, "nummer: 2", "nummer: 1").Changing(ContentTree.Point, "Mere tekst.", "Mere.");

        var page = await GetAsync($"{Editions}/1");

        Assert.Equal("Det er den nyeste. Siden er punkt 1 og 2 rettet.", page.QuerySelector(".resume")!.TextContent);
        Assert.Equal(["Punkt 2: Ord", "Punkt 1: Tål"], Words(page, "main h2"));
        Assert.Contains("I 1. udgave: punkt 1, »Ord«.", Words(page, "main")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Small_corrections_since_the_current_edition_are_shown_with_what_is_said_of_them()
    {
        folder.Changing(ContentTree.Glossary, "giver sig", "kan give sig");
        folder[EditedFolder.Corrections] = "rettelser:\n  - dato: 2022-05-01\n    note: Tøjning er forklaret bedre.\n  - dato: 2022-06-01\n    kapitel: ord\n    note: Årstallet er rettet.\n";

        var page = await GetAsync($"{Editions}/1");
        Assert.Equal("Det er den nyeste. Siden er ordlisten rettet.", page.QuerySelector(".resume")!.TextContent);
        Assert.Equal(["1. juni 2022 Ord: Årstallet er rettet.", "1. maj 2022 Tøjning er forklaret bedre."], Words(page, "main li"));
        Assert.Equal("Tøjning", page.QuerySelector("main h3 a[href$='#toejning']")!.TextContent);

        var list = await GetAsync(Editions);
        Assert.Equal(["rettelse-2022-06-01-1", "rettelse-2022-05-01-1"], list.QuerySelectorAll("main li li").Select(item => item.Id));
    }

    [Fact]
    public async Task Corrections_stand_with_the_edition_that_they_were_made_in()
    {
        folder.Changing(ContentTree.Point, "Mere tekst.", "Mere.").Cut(Note);
        folder[EditedFolder.Corrections] = "rettelser:\n  - dato: 2026-11-23\n    note: Før.\n  - dato: 2026-11-24\n    note: Samme dag.\n  - dato: 2026-11-25\n    note: Efter.\n  - dato: 2020-01-01\n    note: Længe før.\n";

        var list = await GetAsync(Editions);

        Assert.Equal(["2. udgave", "1. udgave"], Words(list, "main h2"));
        Assert.Equal(
            ["25. november 2026 Efter.", "24. november 2026 Samme dag.", "23. november 2026 Før.", "1. januar 2020 Længe før."], Words(list, "main li li"));
        Assert.Equal(2, list.QuerySelectorAll("main > ol > li:first-child li").Length);
        Assert.Equal(["25. november 2026 Efter.", "24. november 2026 Samme dag."], Words(await GetAsync($"{Editions}/2"), "main li"));
    }

    [Fact]
    public async Task Hostile_texts_are_shown_as_text()
    {
        var word = new string('å', 80);
        folder.Changing(ContentTree.Point, "Mere tekst.", $"\\<script>alert(1)\\</script> {word} \\<img src=x onerror=alert(1)>").Cut("<script>alert('note')</script> & »æøå«", new ChapterNote("ord", "<b>fed</b>"));
        folder[EditedFolder.Corrections] = "rettelser:\n  - dato: 2026-11-25\n    note: '<script>alert(2)</script>'\n";

        foreach (var address in new[] { Editions, $"{Editions}/1", $"{Editions}/2" })
        {
            var page = await GetAsync(address);
            Assert.Empty(page.QuerySelectorAll("script:not([type='application/ld+json']), main img, main b"));
            Assert.Contains("<script>alert(2)</script>", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
        Assert.Contains($"<script>alert(1)</script> {word} <img src=x onerror=alert(1)>", Words(await GetAsync($"{Editions}/1"), "main")[0], StringComparison.Ordinal);
        Assert.Contains("<script>alert('note')</script> & »æøå«", (await FeedAsync()).Descendants(Atom + "summary").Select(summary => summary.Value));
    }

    [Theory]
    [InlineData("/2")]
    [InlineData("/0")]
    [InlineData("/-1")]
    [InlineData("/01")]
    [InlineData("/99999999999999999999")]
    [InlineData("/%3Cscript%3E")]
    public async Task An_edition_that_is_not_there_is_answered_with_those_that_are(string end)
    {
        using var site = new SiteFactory { ContentRoot = folder.Root };
        var answer = await Answer.OfAsync(site.Visitor(), Editions + end, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal($"{Editions}/1", answer.Document.QuerySelector("main a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task An_edition_without_readable_texts_says_so_and_keeps_the_notes()
    {
        folder.Changing(ContentTree.Point, "Mere tekst.", "Mere.").Cut(Note);
        folder.Changing(ContentTree.Edition, "tekster:", "x:");

        var page = await GetAsync($"{Editions}/1");

        Assert.Contains("kan ikke vise", page.QuerySelector(".resume")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Note, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_addresses_on_paper_lead_on_when_the_booklet_has_another_name()
    {
        folder.Changing(ContentTree.Contents, "punkter: 2", "punkter: 2\ntidligere-adresser: [/haefter/den-gamle-bro]");
        using var site = new SiteFactory { ContentRoot = folder.Root };

        foreach (var (former, now) in new[] { ("/haefter/den-gamle-bro/udgaver", Editions), ("/haefter/den-gamle-bro/udgaver/1", $"{Editions}/1") })
        {
            using var answer = await site.Visitor().GetAsync(former, TestContext.Current.CancellationToken);
            Assert.Equal((HttpStatusCode.MovedPermanently, now), (answer.StatusCode, answer.Headers.Location?.OriginalString));
        }
    }

    [Fact]
    public async Task The_feed_has_editions_and_corrections_newest_first()
    {
        folder.Changing(ContentTree.Point, "Mere tekst.", "Mere.").Cut(Note);
        folder[EditedFolder.Corrections] = "rettelser:\n  - dato: 2022-06-01\n    kapitel: ord\n    note: Årstallet er rettet.\n";

        var feed = await FeedAsync();

        Assert.Equal(
            [
                ($"{SiteFactory.Address}{Editions}/2", "2. udgave af Broen", "2026-11-24T00:00:00Z", Note),
                ($"{SiteFactory.Address}{Editions}#rettelse-2022-06-01-1", "Rettelse: Ord", "2022-06-01T00:00:00Z", "Årstallet er rettet."),
                ($"{SiteFactory.Address}{Editions}/1", "1. udgave af Broen", "2022-04-20T00:00:00Z", "Broen er udgivet."),
            ],
            feed.Descendants(Atom + "entry").Select(entry => ((string)entry.Element(Atom + "id")!, (string)entry.Element(Atom + "title")!, (string)entry.Element(Atom + "updated")!, (string)entry.Element(Atom + "summary")!)));
        Assert.Equal("2026-11-24T00:00:00Z", (string)feed.Root!.Element(Atom + "updated")!);
    }

    [Theory]
    [InlineData("/haefter/broen")]
    [InlineData(Editions)]
    [InlineData(Editions + "/1")]
    public async Task The_feed_is_found_from_the_pages_about_it(string address) =>
        Assert.Equal($"{Editions}.atom", (await GetAsync(address)).QuerySelector("link[rel=alternate][title='Udgaver og rettelser']")?.GetAttribute("href"));

    [Theory]
    [InlineData("/haefter/broen")]
    [InlineData("/haefter/broen/ord")]
    [InlineData("/haefter/broen/ordliste")]
    [InlineData("/haefter/broen/kilder")]
    public async Task Every_page_of_the_booklet_says_its_edition_and_its_date(string address)
    {
        var edition = (await GetAsync(address)).QuerySelector($"main a[href='{Editions}']")!;

        Assert.Equal("1. udgave", edition.TextContent);
        Assert.StartsWith("1. udgave, 20. april 2022.", edition.ParentElement!.TextContent[edition.ParentElement.TextContent.IndexOf("1. udgave", StringComparison.Ordinal)..].Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private async Task<IDocument> GetAsync(string address)
    {
        // A test's own texts have no other faults than those that it is about.
        Assert.All(folder.Check().Split('\n'), line => Assert.True(line == ContentCheck.AllWell || line.StartsWith(ContentTree.Edition, StringComparison.Ordinal), line));
        using var site = new SiteFactory { ContentRoot = folder.Root };
        var answer = await Answer.OfAsync(site.Visitor(), address, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Document;
    }

    private async Task<XDocument> FeedAsync()
    {
        using var site = new SiteFactory { ContentRoot = folder.Root };
        var answer = await Answer.OfAsync(site.Visitor(), $"{Editions}.atom", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.OK, "application/atom+xml"), (answer.Status, answer.MediaType));
        return answer.Xml;
    }

    /// <summary>With one space between words.</summary>
    private static List<string> Words(IDocument page, string selector) =>
        [.. page.QuerySelectorAll(selector).Select(element => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];
}
