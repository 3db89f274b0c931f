using System.Diagnostics;
using AlmenHaefte.Downloads;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using Drawing = DocumentFormat.OpenXml.Drawing.Wordprocessing;

namespace AlmenHaefte.Tests.Downloads;

public sealed class WordTests
{
    /// <summary>One of everything that a text can have.</summary>
    private const string Everything = """
        En **fed** og *skrå* tekst med `kode`, [et link](taal.md), [et ud](https://bro.example/) og en note. [@K1, @K2][^a]

        [^a]: Noten siger [noget](https://note.example/).

        ## Anden {#anden}

        ### Tredje {#tredje}

        - et
        - to
          1. inde i
          2. den

          mere under to

        3. begynder ved tre
        4. fire

        > Et citat.
        >
        > — Åse Ærø

        > [!REGEL]
        > Man må ikke. [@K1]
        >
        > - heller ikke dette

        > [!EFTERTANKE]
        > Tænk.

        | Hvad | Kroner |
        |---|---:|
        | Bro | 12 |

        | | Nu |
        |---|---|
        | Bro | ja |

        ![En bro over vand](../billeder/bro.png)

        Ord
        :   Forklaring

        ***

            kode på
              to linjer

        ::: punktets-spoergsmaal
        :::

        """;

    [Fact]
    public void The_booklet_that_we_publish_is_a_valid_Word_file() => AssertValid(FilesOf.Make(FilesOf.Real, FileFormat.Word));

    [Fact]
    public void A_choice_of_chapters_is_a_valid_Word_file() => AssertValid(FilesOf.Make(FilesOf.Real, FileFormat.Word, "opstarten", "hvorfor"));

    [Fact]
    public void A_text_with_one_of_everything_is_a_valid_Word_file() => AssertValid(FilesOf.Make(WithEverything(), FileFormat.Word));

    [Fact]
    public void The_same_texts_give_the_same_bytes() => Assert.Equal(FilesOf.Make(WithEverything(), FileFormat.Word), FilesOf.Make(WithEverything(), FileFormat.Word));

    [Fact]
    public void Another_program_reads_every_paragraph_of_the_pages_in_order_and_every_mark_as_a_footnote()
    {
        var booklet = FilesOf.Real.Booklets[0];
        var number = 0;
        var expected = new[] { booklet.Introduction.Html }
            .Concat(booklet.Parts.SelectMany(part => part.Chapters.Select(chapter => chapter.Text.Html).Prepend(part.IntroductionHtml)))
            .SelectMany(html => PageText.Paragraphs(html, _ => $"{++number}")).ToList();

        var text = PageText.WithoutSpace(AsPlainText(FilesOf.Make(FilesOf.Real, FileFormat.Word)));

        var at = 0;
        foreach (var paragraph in expected)
        {
            var found = text.IndexOf(paragraph, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"Not there, or not in its place: {paragraph}");
            at = found + paragraph.Length;
        }
    }

    [Fact]
    public void Every_footnote_says_what_the_note_says_and_has_its_link()
    {
        var booklet = FilesOf.Real.Booklets[0];
        var expected = new[] { (booklet.Introduction.Html, booklet.Introduction.NotesHtml) }
            .Concat(booklet.Parts.SelectMany(part => part.Chapters.Select(chapter => (chapter.Text.Html, chapter.Text.NotesHtml)).Prepend((part.IntroductionHtml, booklet.Introduction.NotesHtml))))
            .SelectMany(page => MentionedNotes(page.Item1, page.Item2)).ToList();

        using var file = Open(FilesOf.Make(FilesOf.Real, FileFormat.Word));
        var part = file.MainDocumentPart!.FootnotesPart!;
        var links = part.HyperlinkRelationships.ToDictionary(relation => relation.Id, relation => relation.Uri.AbsoluteUri);
        var notes = part.Footnotes!.Elements<Footnote>().Skip(2).Select(note => (PageText.WithoutSpace(note.InnerText), string.Join(' ', note.Descendants<Hyperlink>().Select(link => links[link.Id!])))).ToList();

        Assert.NotEmpty(notes);
        Assert.Equal(expected, notes);
    }

    [Fact]
    public void Headings_lists_quotes_boxes_and_questions_have_styles_of_their_own()
    {
        using var file = Open(FilesOf.Make(WithEverything(), FileFormat.Word));
        var styles = file.MainDocumentPart!.Document!.Body!.Descendants<Paragraph>().ToLookup(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value, paragraph => paragraph.InnerText);

        Assert.Equal(["Broen"], styles["Title"]);
        Assert.Equal(["Om hæftet", "Punkterne", "Spørgsmålene", "Ordliste", "Kilder", "Kolofon"], styles["Heading1"]);
        Assert.Equal(["Punkt 1: Ord", "Punkt 2: Tål", "Før I bygger"], styles["Heading2"]);
        Assert.Equal(["Anden", "Om grunden"], styles["Heading3"]);
        Assert.Equal(["Tredje"], styles["Heading4"]);
        Assert.Equal(["et", "to"], styles["ListBullet"].Take(2));
        Assert.Equal(["inde i", "den"], styles["ListNumber"].Take(2));
        Assert.Equal(["mere under to"], styles["ListContinue"]);
        Assert.Equal(["Et citat."], styles["Quote"]);
        Assert.Equal(["Åse Ærø"], styles["Citatkilde"]);
        Assert.Equal("Regel", styles["Boks-regel"].First());
        Assert.Equal(["Til eftertanke", "Tænk."], styles["Boks-eftertanke"]);
        Assert.Equal(["Hvad vil I?"], styles["Spoergsmaal"]);
        Assert.Contains("Tænk over det.", styles["Spoergsmaalstekst"]);
        Assert.Equal(["Hvad", "Kroner", "Nu", "Bro"], styles["Tabelhoved"]);
        var defined = file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Elements<Style>().Select(style => style.StyleId!.Value).ToHashSet();
        Assert.All(file.MainDocumentPart.Document.Descendants<ParagraphStyleId>(), style => Assert.Contains(style.Val!.Value, defined));
        Assert.All(file.MainDocumentPart.Document.Descendants<RunStyle>(), style => Assert.Contains(style.Val!.Value, defined));
    }

    [Fact]
    public void Each_numbered_list_begins_where_its_author_let_it_begin()
    {
        using var file = Open(FilesOf.Make(ContentTree.Valid().Saying("1. et\n2. to\n\nTekst.\n\n3. tre\n").Publish(), FileFormat.Word));
        var numberings = file.MainDocumentPart!.Document!.Descendants<Paragraph>().Where(paragraph => paragraph.InnerText is "et" or "to" or "tre").Select(paragraph => paragraph.ParagraphProperties!.NumberingProperties!.NumberingId!.Val!.Value).ToList();
        var instances = file.MainDocumentPart.NumberingDefinitionsPart!.Numbering!.Elements<NumberingInstance>().ToDictionary(instance => instance.NumberID!.Value, instance => instance.Elements<LevelOverride>().FirstOrDefault()?.StartOverrideNumberingValue?.Val?.Value);

        Assert.Equal(numberings[0], numberings[1]);
        Assert.Equal((1, 3), (instances[numberings[0]], instances[numberings[2]]));
    }

    [Fact]
    public void A_table_repeats_its_header_row_on_the_next_page()
    {
        using var file = Open(FilesOf.Make(WithEverything(), FileFormat.Word));

        Assert.All(file.MainDocumentPart!.Document!.Descendants<Table>(), table => Assert.Equal([true, false], table.Elements<TableRow>().Select(row => row.Descendants<TableHeader>().Any())));
    }

    [Fact]
    public void A_picture_tells_what_it_shows()
    {
        using var file = Open(FilesOf.Make(WithEverything(), FileFormat.Word));

        Assert.Equal("En bro over vand", Assert.Single(file.MainDocumentPart!.Document!.Descendants<Drawing.DocProperties>()).Description);
        Assert.Equal("image/png", Assert.Single(file.MainDocumentPart.ImageParts).ContentType);
    }

    [Fact]
    public void A_link_within_the_booklet_leads_to_its_place_in_the_file()
    {
        using var file = Open(FilesOf.Make(FilesOf.Real, FileFormat.Word));
        var document = file.MainDocumentPart!.Document!;
        var places = document.Descendants<BookmarkStart>().Select(place => place.Name!.Value).ToList();

        Assert.Equal(places.Count, places.Distinct().Count());
        Assert.All(document.Descendants<Hyperlink>().Where(link => link.Anchor is not null), link => Assert.Contains(link.Anchor!.Value, places));
        // Only the drawing of the timeline, the sheet to fill in and what has changed since are left on the site.
        Assert.All(file.MainDocumentPart.HyperlinkRelationships.Select(link => link.Uri.AbsoluteUri).Where(address => !address.EndsWith("#tidslinje", StringComparison.Ordinal) && !address.EndsWith("/udgaver/1", StringComparison.Ordinal) && !address.Contains("/arbejdsark", StringComparison.Ordinal)), address => Assert.DoesNotContain($"{SiteFactory.Address}/haefter/strategiske-partnerskaber/", address, StringComparison.Ordinal));
    }

    [Fact]
    public void The_file_is_Danish_and_says_its_title_its_edition_and_its_pages()
    {
        using var file = Open(FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Word));
        var footer = Assert.Single(file.MainDocumentPart!.FooterParts).Footer!;

        Assert.Equal("da-DK", file.MainDocumentPart.StyleDefinitionsPart!.Styles!.Descendants<Languages>().First().Val);
        Assert.Equal(("Broen", "Broselskabet"), (file.PackageProperties.Title, file.PackageProperties.Creator));
        Assert.StartsWith("Broen, 1. udgave, opdateret 23.\u00A0november 2026", footer.InnerText, StringComparison.Ordinal);
        Assert.Equal(["PAGE", "NUMPAGES"], footer.Descendants<SimpleField>().Select(field => field.Instruction!.Value));
        Assert.Contains(file.MainDocumentPart.Document!.Descendants<Paragraph>(), paragraph => paragraph.InnerText.StartsWith("1. udgave, opdateret 23.\u00A0november 2026", StringComparison.Ordinal));
    }

    [Fact]
    public void Word_need_not_ask_whether_to_update_anything()
    {
        using var file = Open(FilesOf.Make(ContentTree.Valid().Publish(), FileFormat.Word));

        Assert.Empty(file.MainDocumentPart!.DocumentSettingsPart!.Settings!.Descendants<UpdateFieldsOnOpen>());
        Assert.Equal(["Om hæftet", "Punkterne", "Spørgsmålene", "Ordliste", "Kilder", "Kolofon"], file.MainDocumentPart.Document!.Descendants<Paragraph>().Where(paragraph => paragraph.ParagraphProperties?.ParagraphStyleId?.Val == "TOC1").Select(paragraph => string.Concat(paragraph.Descendants<Text>().Select(text => text.Text))));
    }

    private static PublishedSite WithEverything() => ContentTree.Valid().With(ContentTree.Point, ContentTree.Chapter("Ord", Everything, "nummer: 1", "fase: foer", "regler-opgjort: 2026-11-23")).Publish();

    private static WordprocessingDocument Open(byte[] file) => WordprocessingDocument.Open(new MemoryStream(file), isEditable: false);

    private static void AssertValid(byte[] bytes)
    {
        using var file = Open(bytes);
        var faults = new OpenXmlValidator(FileFormatVersions.Microsoft365).Validate(file, TestContext.Current.CancellationToken).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}").ToList();
        Assert.True(faults.Count == 0, string.Join('\n', faults.Take(20)));
    }

    private static IEnumerable<(string Text, string Links)> MentionedNotes(string html, string notesHtml)
    {
        var notes = new HtmlParser().ParseDocument(notesHtml);
        var mentioned = new List<string>();
        PageText.Paragraphs(html, id =>
        {
            mentioned.Add(id);
            return "";
        });
        return mentioned.Select(id => notes.GetElementById(id)!.QuerySelector("p")!).Select(note => (PageText.WithoutSpace(note.TextContent), string.Join(' ', note.QuerySelectorAll("a").Select(link => link.GetAttribute("href")))));
    }

    private static string AsPlainText(byte[] file)
    {
        var office = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, "soffice")).FirstOrDefault(File.Exists);
        Needed.ToBeThere(office is null ? "Word files cannot be read by another program: there is no soffice on the PATH." : null);
        var folder = Directory.CreateTempSubdirectory("almenhaefte-word-");
        try
        {
            var path = Path.Combine(folder.FullName, "haefte.docx");
            File.WriteAllBytes(path, file);
            // A profile of its own: LibreOffice runs once for each, and does nothing while another has it.
            using var run = Process.Start(new ProcessStartInfo(office!, [$"-env:UserInstallation={new Uri(Path.Combine(folder.FullName, "profile")).AbsoluteUri}", "--headless", "--convert-to", "txt:Text (encoded):UTF8", "--outdir", folder.FullName, path]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
            Assert.True(run.WaitForExit(TimeSpan.FromMinutes(2)), "LibreOffice did not finish.");
            return File.ReadAllText(Path.Combine(folder.FullName, "haefte.txt"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
