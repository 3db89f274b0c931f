using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using AlmenHaefte.Downloads;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Downloads;

public sealed class EpubTests
{
    private static readonly XNamespace Xhtml = "http://www.w3.org/1999/xhtml";
    private static readonly XNamespace Epub = "http://www.idpf.org/2007/ops";
    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";

    /// <summary>A whole picture: the checker looks into it.</summary>
    private static readonly byte[] OnePixel = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    [Fact]
    public Task The_booklet_that_we_publish_is_a_valid_EPUB() => AssertValidAsync(FilesOf.Make(FilesOf.Real, FileFormat.Epub));

    [Fact]
    public Task A_booklet_with_a_picture_is_a_valid_EPUB() => AssertValidAsync(FilesOf.Make(ContentTree.Valid().With(ContentTree.Image, OnePixel).Publish(), FileFormat.Epub));

    [Fact]
    public Task A_choice_of_chapters_is_a_valid_EPUB() => AssertValidAsync(FilesOf.Make(FilesOf.Real, FileFormat.Epub, "opstarten", "hvorfor"));

    [Fact]
    public void The_file_says_what_it_is_in_its_first_bytes() =>
        Assert.Equal("mimetypeapplication/epub+zip", Encoding.ASCII.GetString(FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Epub)[30..58]));

    [Fact]
    public void The_same_texts_give_the_same_bytes() =>
        Assert.Equal(FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Epub), FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Epub));

    [Fact]
    public void A_changed_text_gives_other_bytes() =>
        Assert.NotEqual(FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Epub), FilesOf.Make(ContentTree.Valid().Saying("Et andet ord.").Publish(), FileFormat.Epub));

    [Fact]
    public void Every_page_says_word_for_word_what_the_site_says()
    {
        var file = FilesOf.Open(FilesOf.Make(FilesOf.Real, FileFormat.Epub));

        Assert.All(FilesOf.Real.Booklets[0].Chapters, chapter =>
        {
            var body = Page(file, $"kapitel-{chapter.Slug}").Root!.Element(Xhtml + "body")!;
            body.Elements(Xhtml + "section").Remove();
            Assert.EndsWith(PageText.Of(chapter.Text.Html), PageText.WithoutSpace(body.Value), StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Its_contents_name_every_chapter_below_its_part()
    {
        var contents = Page(FilesOf.Open(FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Epub)), "nav").Descendants(Xhtml + "nav").Single().Element(Xhtml + "ol")!;

        Assert.Equal(["Broen", "Om hæftet", "Punkterne", "Spørgsmålene", "Ordliste", "Kilder", "Kolofon"], contents.Elements().Select(item => item.Element(Xhtml + "a")!.Value));
        Assert.Equal(["kapitel-ord.xhtml", "kapitel-taal.xhtml"], contents.Elements().ElementAt(2).Element(Xhtml + "ol")!.Descendants(Xhtml + "a").Select(link => (string?)link.Attribute("href")));
    }

    [Fact]
    public void It_tells_its_title_its_language_and_when_it_was_last_changed()
    {
        var metadata = XDocument.Load(new MemoryStream(FilesOf.Open(FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Epub))["EPUB/package.opf"])).Root!.Element(Opf + "metadata")!;

        Assert.Equal(("Broen", "da", $"{SiteFactory.Address}/haefter/broen", "Broselskabet"), (metadata.Element(Dc + "title")!.Value, metadata.Element(Dc + "language")!.Value, metadata.Element(Dc + "identifier")!.Value, metadata.Element(Dc + "publisher")!.Value));
        Assert.Equal("2026-11-23T00:00:00Z", metadata.Elements(Opf + "meta").Single(meta => (string?)meta.Attribute("property") == "dcterms:modified").Value);
    }

    [Fact]
    public void A_link_to_another_chapter_stays_in_the_file_and_any_other_is_a_whole_address()
    {
        var site = ContentTree.Valid().Saying("[a](taal.md) [b](../spoergsmaal/foer.md#om-grunden) [c](../ordliste.yml#toejning) [d](../kilder.yml#K1) [e](../../../sider/om.md) [f](https://bro.example/x?a=1&b=2)").Publish();

        Assert.Equal(
            ["kapitel-taal.xhtml", "kapitel-foer.xhtml#om-grunden", "ordliste.xhtml#toejning", "kilder.xhtml#K1", $"{SiteFactory.Address}/om", "https://bro.example/x?a=1&b=2"],
            Page(FilesOf.Open(FilesOf.Make(site, FileFormat.Epub)), "kapitel-ord").Descendants(Xhtml + "a").Select(link => (string?)link.Attribute("href")));
    }

    [Fact]
    public void A_link_to_a_chapter_that_was_not_chosen_leads_to_the_site()
    {
        var links = Page(FilesOf.Open(FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Epub, "taal")), "kapitel-taal").Descendants(Xhtml + "a").Select(link => (string?)link.Attribute("href"));

        Assert.Contains($"{SiteFactory.Address}/haefter/broen/ord", links);
    }

    [Fact]
    public void A_note_leads_back_to_every_mark_that_led_to_it()
    {
        var page = Page(FilesOf.Open(FilesOf.Make(ContentTree.Valid().Saying("En. [@K1] To. [@K2] Tre. [@K1]").Publish(), FileFormat.Epub)), "kapitel-ord");

        Assert.Equal(["ref-1", "ref-2", "ref-1-2"], page.Descendants().Where(link => (string?)link.Attribute(Epub + "type") == "noteref").Select(mark => (string?)mark.Attribute("id")));
        var note = page.Descendants().First(item => (string?)item.Attribute(Epub + "type") == "endnote");
        Assert.Equal(["#ref-1", "#ref-1-2"], note.Descendants().Where(link => (string?)link.Attribute("role") == "doc-backlink").Select(link => (string?)link.Attribute("href")));
        Assert.Equal("note-1", (string?)note.Attribute("id"));
    }

    [Fact]
    public void Its_pictures_are_in_it()
    {
        var file = FilesOf.Open(FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Epub));

        Assert.Equal(Pictures.Png(640, 480), file["EPUB/billeder/bro.png"]);
        Assert.Equal(("billeder/bro.png", "En bro over vand"), Page(file, "kapitel-ord").Descendants(Xhtml + "img").Select(image => ((string?)image.Attribute("src"), (string?)image.Attribute("alt"))).Single());
    }

    private static XDocument Page(IReadOnlyDictionary<string, byte[]> file, string name) => XDocument.Load(new MemoryStream(file[$"EPUB/{name}.xhtml"]));

    private static async Task AssertValidAsync(byte[] file)
    {
        var checker = Environment.GetEnvironmentVariable("EPUBCHECK_JAR");
        Needed.ToBeThere(File.Exists(checker) ? null : "EPUB files cannot be checked: EPUBCHECK_JAR does not name an epubcheck.jar.");
        var path = Path.Combine(Path.GetTempPath(), $"almenhaefte-{Guid.NewGuid():N}.epub");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        try
        {
            using var java = Process.Start(new ProcessStartInfo("java", [.. Needed.QuickJava, "-jar", checker!, "--failonwarnings", path]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
            var output = java.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var complaints = await java.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await java.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(java.ExitCode == 0, complaints + await output);
            Assert.Contains("0 fatals / 0 errors / 0 warnings", await output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
