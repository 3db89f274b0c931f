using System.IO.Compression;
using System.Reflection;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace AlmenHaefte.Downloads;

/// <summary>A booklet as EPUB 3: one XHTML document a page, our own small stylesheet, and the same bytes for the same texts.</summary>
internal sealed class EpubFile
{
    private const string MimeType = "mimetype";

    private static readonly XNamespace Opf = "http://www.idpf.org/2007/opf";
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Container = "urn:oasis:names:tc:opendocument:xmlns:container";

    private readonly FilePages pages;
    private readonly EpubPages texts;

    private EpubFile(FilePages pages)
    {
        this.pages = pages;
        texts = new EpubPages(pages);
    }

    public static byte[] Make(FilePages pages) => FileZip.Pack(new EpubFile(pages).Files(), name => name == MimeType ? CompressionLevel.NoCompression : CompressionLevel.Optimal);

    private IEnumerable<(string Name, ReadOnlyMemory<byte> Bytes)> Files()
    {
        // First and not compressed, so that a program knows the file by its first bytes.
        yield return (MimeType, Encoding.ASCII.GetBytes("application/epub+zip"));
        yield return ("META-INF/container.xml", Bytes(new XElement(Container + "container", new XAttribute("version", "1.0"),
            new XElement(Container + "rootfiles", new XElement(Container + "rootfile", new XAttribute("full-path", "EPUB/package.opf"), new XAttribute("media-type", "application/oebps-package+xml"))))));
        var written = pages.All.Select(page => (Page: page, Bytes: texts.Write(page))).ToList();
        yield return ("EPUB/package.opf", Bytes(Package()));
        yield return ("EPUB/nav.xhtml", texts.WriteContents());
        yield return ("EPUB/stil.css", Stylesheet());
        foreach (var (page, bytes) in written)
        {
            yield return ($"EPUB/{EpubPages.FileOf(page)}", bytes);
        }
        foreach (var image in texts.Images)
        {
            yield return ($"EPUB/{EpubPages.FileOf(image)}", image.Bytes);
        }
    }

    private XElement Package()
    {
        var booklet = pages.Booklet;
        return new XElement(Opf + "package", new XAttribute("version", "3.0"), new XAttribute("unique-identifier", "id"), new XAttribute(XNamespace.Xml + "lang", "da"), new XAttribute("xmlns", Opf.NamespaceName),
            new XElement(Opf + "metadata", new XAttribute(XNamespace.Xmlns + "dc", Dc.NamespaceName),
                new XElement(Dc + "identifier", new XAttribute("id", "id"), pages.Address),
                Text("title", booklet.Title), Text("language", "da"), Text("publisher", pages.Publisher), booklet.Author is { } author ? Text("creator", author) : null,
                Text("date", $"{booklet.Published:yyyy-MM-dd}"), Text("description", booklet.Summary), Text("source", pages.Address),
                Meta("dcterms:modified", $"{pages.Updated:yyyy-MM-dd}T00:00:00Z"),
                Meta("schema:accessMode", "textual"), texts.HasDrawings || texts.Images.Count > 0 ? Meta("schema:accessMode", "visual") : null, Meta("schema:accessModeSufficient", "textual"),
                AccessibilityFeatures.Select(feature => Meta("schema:accessibilityFeature", feature)), Meta("schema:accessibilityHazard", "none"),
                Meta("schema:accessibilitySummary", "Overskrifter, lister, tabeller og noter er mærket op, billeder har alternativ tekst, og tidslinjen står også som en liste.")),
            new XElement(Opf + "manifest",
                Item("nav", "nav.xhtml", "application/xhtml+xml", "nav"), Item("stil", "stil.css", "text/css"),
                pages.All.Select(page => Item(page.Name, EpubPages.FileOf(page), "application/xhtml+xml", texts.IsDrawnOn(page) ? "svg" : null)),
                texts.Images.Select((image, index) => Item($"billede-{index + 1}", EpubPages.FileOf(image), image.MediaType))),
            new XElement(Opf + "spine", Reference(pages.All[0].Name), Reference("nav"), pages.All.Skip(1).Select(page => Reference(page.Name))));
    }

    private static readonly string[] AccessibilityFeatures = ["tableOfContents", "structuralNavigation", "readingOrder", "alternativeText", "displayTransformability"];

    private static XElement Text(string name, string text) => new(Dc + name, FilePage.Writable(text));

    private static XElement Meta(string property, string text) => new(Opf + "meta", new XAttribute("property", property), text);

    private static XElement Item(string id, string file, string mediaType, string? properties = null) =>
        new(Opf + "item", new XAttribute("id", id), new XAttribute("href", file), new XAttribute("media-type", mediaType), properties is null ? null : new XAttribute("properties", properties));

    private static XElement Reference(string id) => new(Opf + "itemref", new XAttribute("idref", id));

    private static byte[] Bytes(XElement root)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true, NewLineChars = "\n" }))
        {
            new XDocument(root).Save(writer);
        }
        return stream.ToArray();
    }

    private static byte[] Stylesheet()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("AlmenHaefte.Downloads.epub.css")!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
