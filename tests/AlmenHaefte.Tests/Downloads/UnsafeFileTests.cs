using System.Xml.Linq;
using AlmenHaefte.Content;
using AlmenHaefte.Downloads;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AlmenHaefte.Tests.Downloads;

/// <summary>Whatever a text says, and whether or not it is refused: in the files, too, it is words and nothing else, and the files stay whole.</summary>
public sealed class UnsafeFileTests
{
    private static readonly HashSet<string> Inert = new(StringComparer.Ordinal)
    {
        "html", "head", "title", "body", "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "div", "section", "nav", "span", "pre", "code", "hr", "br",
        "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "cite", "sup", "a", "img", "svg", "path", "text", "g", "rect", "circle",
    };

    public static TheoryData<string> Attacks =>
    [
        .. UnsafeTextTests.Attacks,
        "&#0;&#1;&#8;&#x1F;&#xFFFE;&#xD800;",
        "]]> &amp;lt; &amp;#60; &lt;w:p/&gt; <w:instrText>DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe</w:instrText>",
        "{ HYPERLINK \"javascript:alert(1)\" } =cmd|'/c calc'!A0",
    ];

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_text_becomes_active_in_an_EPUB(string attack)
    {
        var pages = FilesOf.Open(FilesOf.Make(Saying(attack), FileFormat.Epub)).Where(file => file.Key.EndsWith(".xhtml", StringComparison.Ordinal) || file.Key.EndsWith(".opf", StringComparison.Ordinal)).Select(file => (file.Key, Document: XDocument.Load(new MemoryStream(file.Value)))).ToList();

        Assert.All(pages.Where(page => page.Key.EndsWith(".xhtml", StringComparison.Ordinal)).SelectMany(page => page.Document.Descendants()), element =>
        {
            Assert.True(Inert.Contains(element.Name.LocalName) || (element.Name.LocalName == "link" && (string?)element.Attribute("href") == "stil.css"), $"There is a {element.Name.LocalName}.");
            Assert.DoesNotContain(element.Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName is "style" or "srcdoc" or "srcset" or "data");
            Assert.All(element.Attributes().Where(attribute => attribute.Name.LocalName is "href" or "src"), address => AssertHarmless(address.Value));
        });
    }

    [Theory]
    [MemberData(nameof(Attacks))]
    public void No_text_becomes_active_in_a_Word_file(string attack)
    {
        using var file = WordprocessingDocument.Open(new MemoryStream(FilesOf.Make(Saying(attack), FileFormat.Word)), isEditable: false);
        var main = file.MainDocumentPart!;

        Assert.Equal(["TOC \\o \"1-2\" \\n \\h"], main.Document!.Descendants<FieldCode>().Select(field => field.Text));
        Assert.All(main.HyperlinkRelationships.Concat(main.FootnotesPart!.HyperlinkRelationships), link => AssertHarmless(link.Uri.OriginalString));
        Assert.Empty(main.ExternalRelationships);
        Assert.All(main.Parts, part => Assert.Contains(part.OpenXmlPart.GetType().Name, new[] { nameof(StyleDefinitionsPart), nameof(DocumentSettingsPart), nameof(FooterPart), nameof(FootnotesPart), nameof(NumberingDefinitionsPart), nameof(ImagePart) }));
    }

    /// <summary>The content refuses them; a file that holds one all the same would open nowhere.</summary>
    [Fact]
    public void What_XML_cannot_hold_is_left_out_and_the_words_around_it_stay()
    {
        const string Text = "et\u0001to\u0008tre\u000Bfire\u001Bfem\uFFFEseks\uFFFFsyv\uD800otte\U0001F469";
        const string Words = "ettotrefirefemsekssyvotte\U0001F469";
        var valid = ContentTree.Valid().Publish();
        var site = valid with { Booklets = [valid.Booklets[0] with { Title = Text, Summary = Text, Author = Text, Publisher = Text, Colophon = [(Text, Text)], Introduction = new RenderedText($"<p>{Text}</p>", "", []) }] };

        var epub = FilesOf.Open(FilesOf.Make(site, FileFormat.Epub));
        Assert.Contains(Words, XDocument.Load(new MemoryStream(epub["EPUB/om-haeftet.xhtml"])).Root!.Value, StringComparison.Ordinal);
        Assert.Contains(Words, XDocument.Load(new MemoryStream(epub["EPUB/package.opf"])).Root!.Value, StringComparison.Ordinal);
        using var word = WordprocessingDocument.Open(new MemoryStream(FilesOf.Make(site, FileFormat.Word)), isEditable: false);
        Assert.Contains(Words, word.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
        Assert.Equal(Words, word.PackageProperties.Title);
    }

    private static void AssertHarmless(string address) =>
        Assert.True(!address.Contains(':', StringComparison.Ordinal) || address.StartsWith("https://", StringComparison.Ordinal) || address.StartsWith("http://", StringComparison.Ordinal) || address.StartsWith("mailto:", StringComparison.Ordinal), $"A link leads to {address}");

    private static PublishedSite Saying(string attack)
    {
        var quoted = $"'{attack.Replace("'", "''", StringComparison.Ordinal).Replace("\n", "\n\n    ", StringComparison.Ordinal)}'";
        var tree = ContentTree.Valid().Saying(attack);
        tree = tree.With(ContentTree.Contents, tree[ContentTree.Contents] + "\n" + attack + "\n")
            .Changing(ContentTree.Questions, "Hvad vil I?", attack).Changing(ContentTree.Timeline, "Broen tegnes", quoted)
            .Changing(ContentTree.Sources, "Broens historie", quoted).Changing(ContentTree.Sources, "marts 2022", quoted).Changing(ContentTree.Glossary, "Hvor meget noget giver sig.", quoted)
            .Changing(ContentTree.Contents, "titel: Broen", $"titel: {quoted}").Changing(ContentTree.Contents, "vaerdi: Første", $"vaerdi: {quoted}");
        return tree.Load().Site ?? ContentTree.Valid().Saying(attack).Load().Site!;
    }
}
