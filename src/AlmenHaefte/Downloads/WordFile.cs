using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AlmenHaefte.Downloads;

/// <summary>A booklet as a Word document that people can take texts from: real styles, footnotes, lists and tables, and the edition on every page.</summary>
internal static class WordFile
{
    private static readonly XNamespace Core = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace DcTerms = "http://purl.org/dc/terms/";
    private static readonly XNamespace Schema = "http://www.w3.org/2001/XMLSchema-instance";

    public static byte[] Make(FilePages pages)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            // Every part is given its id: the library would else make one by chance, and each file would have other bytes.
            var main = document.AddNewPart<MainDocumentPart>("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "rDocument");
            main.AddNewPart<StyleDefinitionsPart>("rStyles").Styles = WordStyles.All();
            main.AddNewPart<DocumentSettingsPart>("rSettings").Settings = Settings();
            main.AddNewPart<FooterPart>("rFooter").Footer = Footer(pages);
            var text = new WordText(pages, main, main.AddNewPart<FootnotesPart>("rFootnotes"));
            main.Document = new Document(text.Write([Page()]));
            main.AddNewPart<NumberingDefinitionsPart>("rNumbering").Numbering = text.Lists.Definitions();
            Describe(document.AddNewPart<CoreFilePropertiesPart>("application/vnd.openxmlformats-package.core-properties+xml", "rCore"), pages);
        }
        return Repack(stream);
    }

    private static SectionProperties Page() => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = "rFooter" },
        new PageSize { Width = 11906, Height = 16838 },
        new PageMargin { Top = 1418, Bottom = 1418, Left = 1418, Right = 1418, Header = 709, Footer = 709, Gutter = 0 });

    private static Settings Settings() => new(
        new Zoom { Percent = "100" },
        new FootnoteDocumentWideProperties(new FootnoteSpecialReference { Id = -1 }, new FootnoteSpecialReference { Id = 0 }),
        new Compatibility(new CompatibilitySetting { Name = CompatSettingNameValues.CompatibilityMode, Uri = "http://schemas.microsoft.com/office/word", Val = "15" }),
        new ThemeFontLanguages { Val = "da-DK" });

    private static Footer Footer(FilePages pages) => new(
        FooterLine(JustificationValues.Left, Words($"{pages.Booklet.Title}, {pages.EditionStamp}")),
        FooterLine(JustificationValues.Right, Words("side "), new SimpleField(Words("1")) { Instruction = "PAGE" }, Words(" af "), new SimpleField(Words("1")) { Instruction = "NUMPAGES" }));

    private static Paragraph FooterLine(JustificationValues side, params OpenXmlElement[] content) =>
        new([new ParagraphProperties(new ParagraphStyleId { Val = WordStyles.Footer }, new Justification { Val = side }), .. content]);

    private static Run Words(string text) => new(new Text(FilePage.Writable(text)) { Space = SpaceProcessingModeValues.Preserve });

    private static void Describe(CoreFilePropertiesPart part, FilePages pages)
    {
        var properties = new XElement(Core + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", Core), new XAttribute(XNamespace.Xmlns + "dc", Dc), new XAttribute(XNamespace.Xmlns + "dcterms", DcTerms), new XAttribute(XNamespace.Xmlns + "xsi", Schema),
            new XElement(Dc + "title", FilePage.Writable(pages.Booklet.Title)), new XElement(Dc + "subject", FilePage.Writable(pages.EditionStamp)), new XElement(Dc + "creator", FilePage.Writable(pages.Booklet.Author ?? pages.Publisher)),
            new XElement(Dc + "description", FilePage.Writable(pages.Booklet.Summary)), new XElement(Dc + "identifier", pages.Address), new XElement(Dc + "language", "da-DK"),
            Moment("created", pages.Booklet.Published), Moment("modified", pages.Updated));
        using var stream = part.GetStream(FileMode.Create);
        properties.Save(stream);
    }

    private static XElement Moment(string name, DateOnly day) => new(DcTerms + name, new XAttribute(Schema + "type", "dcterms:W3CDTF"), day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture));

    /// <summary>The same file without the time at which each part was written.</summary>
    private static byte[] Repack(MemoryStream file)
    {
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);
        var parts = zip.Entries.OrderBy(entry => entry.FullName != "[Content_Types].xml").ThenBy(entry => entry.FullName, StringComparer.Ordinal).Select(entry =>
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return (entry.FullName, (ReadOnlyMemory<byte>)copy.ToArray());
        }).ToList();
        return FileZip.Pack(parts, _ => CompressionLevel.Optimal);
    }
}
