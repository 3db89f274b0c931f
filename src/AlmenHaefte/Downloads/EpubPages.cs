using System.Globalization;
using System.Text;
using System.Xml;
using AlmenHaefte.Content;
using AngleSharp.Dom;

namespace AlmenHaefte.Downloads;

/// <summary>
/// The pages of a booklet as XHTML. What an element or attribute is called must stand in a list here: whatever else is met is left out, and the words in it stay.
/// </summary>
internal sealed class EpubPages(FilePages pages)
{
    private const string Xhtml = "http://www.w3.org/1999/xhtml";
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string Epub = "http://www.idpf.org/2007/ops";

    private static readonly HashSet<string> Elements = new(StringComparer.Ordinal)
    {
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "div", "span", "pre", "code", "hr", "br",
        "table", "thead", "tbody", "tr", "th", "td", "strong", "em", "cite", "sup", "a", "img", "svg", "title", "path", "text", "g", "rect", "circle",
    };

    private static readonly HashSet<string> Attributes = new(StringComparer.Ordinal)
    {
        "id", "class", "start", "scope", "alt", "width", "height", "viewBox", "d", "x", "y", "cx", "cy", "r", "role", "aria-label", "aria-labelledby",
    };

    private readonly HashSet<FilePage> drawnOn = [];
    private readonly List<ContentImage> images = [];

    /// <summary>The pictures that the pages written so far show.</summary>
    public IReadOnlyList<ContentImage> Images => images;

    public bool HasDrawings => drawnOn.Count > 0;

    public bool IsDrawnOn(FilePage page) => drawnOn.Contains(page);

    public static string FileOf(FilePage page) => $"{page.Name}.xhtml";

    public static string FileOf(ContentImage image) => $"billeder/{image.Address[(image.Address.LastIndexOf('/') + 1)..]}";

    public byte[] Write(FilePage page) => Document(page.Title, page.Kind == FilePageKind.Title ? "titlepage" : null, xml =>
    {
        var text = new EpubText(pages, this, page, xml);
        text.Children(page.Body);
        text.Notes();
    });

    /// <summary>The contents, for the reading program and, as a page after the title page, for the reader.</summary>
    public byte[] WriteContents() => Document("Indhold", null, xml =>
    {
        xml.WriteStartElement("nav", Xhtml);
        xml.WriteAttributeString("epub", "type", Epub, "toc");
        xml.WriteAttributeString("role", "doc-toc");
        xml.WriteAttributeString("aria-labelledby", "indhold");
        xml.WriteStartElement("h1", Xhtml);
        xml.WriteAttributeString("id", "indhold");
        xml.WriteString("Indhold");
        xml.WriteEndElement();
        List(xml, pages.All.Where(page => page.Kind != FilePageKind.Chapter), page =>
        {
            var chapters = pages.All.SkipWhile(other => other != page).Skip(1).TakeWhile(other => other.Kind == FilePageKind.Chapter).ToList();
            if (page.Kind == FilePageKind.Part && chapters.Count > 0)
            {
                List(xml, chapters, _ => { });
            }
        });
        xml.WriteEndElement();
    });

    private static void List(XmlWriter xml, IEnumerable<FilePage> listed, Action<FilePage> after)
    {
        xml.WriteStartElement("ol", Xhtml);
        foreach (var page in listed)
        {
            xml.WriteStartElement("li", Xhtml);
            xml.WriteStartElement("a", Xhtml);
            xml.WriteAttributeString("href", FileOf(page));
            xml.WriteString(FilePage.Writable(page.Title));
            xml.WriteEndElement();
            after(page);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private static byte[] Document(string title, string? kind, Action<XmlWriter> body)
    {
        using var stream = new MemoryStream();
        using (var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineChars = "\n" }))
        {
            xml.WriteDocType("html", null, null, null);
            xml.WriteStartElement("html", Xhtml);
            xml.WriteAttributeString("xmlns", "epub", null, Epub);
            xml.WriteAttributeString("lang", "da");
            xml.WriteAttributeString("xml", "lang", null, "da");
            xml.WriteStartElement("head", Xhtml);
            xml.WriteElementString("title", Xhtml, FilePage.Writable(title));
            xml.WriteStartElement("link", Xhtml);
            xml.WriteAttributeString("rel", "stylesheet");
            xml.WriteAttributeString("href", "stil.css");
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteStartElement("body", Xhtml);
            if (kind is not null)
            {
                xml.WriteAttributeString("epub", "type", Epub, kind);
            }
            body(xml);
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        return stream.ToArray();
    }

    /// <summary>One page while it is being written.</summary>
    private sealed class EpubText(FilePages pages, EpubPages whole, FilePage page, XmlWriter xml)
    {
        /// <summary>The notes that the page mentions, each with the ids of its marks.</summary>
        private readonly List<(FileNote Note, List<string> Marks)> mentioned = [];

        public void Children(INode parent)
        {
            foreach (var node in parent.ChildNodes)
            {
                if (node is IText text)
                {
                    xml.WriteString(FilePage.Writable(text.Data));
                }
                else if (node is IElement element)
                {
                    Element(element);
                }
            }
        }

        public void Notes()
        {
            if (mentioned.Count == 0)
            {
                return;
            }
            xml.WriteStartElement("section", Xhtml);
            xml.WriteAttributeString("epub", "type", Epub, "endnotes");
            xml.WriteAttributeString("role", "doc-endnotes");
            xml.WriteAttributeString("aria-labelledby", "noter");
            xml.WriteStartElement("h2", Xhtml);
            xml.WriteAttributeString("id", "noter");
            xml.WriteString("Kilder og noter");
            xml.WriteEndElement();
            xml.WriteStartElement("ol", Xhtml);
            foreach (var (note, marks) in mentioned)
            {
                Note(note, marks);
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private void Note(FileNote note, List<string> marks)
        {
            var number = note.Number.ToString(CultureInfo.InvariantCulture);
            xml.WriteStartElement("li", Xhtml);
            xml.WriteAttributeString("id", IdOf(note));
            xml.WriteAttributeString("value", number);
            xml.WriteAttributeString("epub", "type", Epub, "endnote");
            xml.WriteStartElement("p", Xhtml);
            Children(note.Text);
            foreach (var (index, mark) in marks.Index())
            {
                xml.WriteString(" ");
                xml.WriteStartElement("a", Xhtml);
                xml.WriteAttributeString("href", $"#{mark}");
                xml.WriteAttributeString("epub", "type", Epub, "backlink");
                xml.WriteAttributeString("role", "doc-backlink");
                xml.WriteAttributeString("aria-label", $"Tilbage til teksten, note {number}{(index == 0 ? "" : $", sted {(index + 1).ToString(CultureInfo.InvariantCulture)}")}");
                xml.WriteString("↩");
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        private void Element(IElement element)
        {
            if (!Elements.Contains(element.LocalName))
            {
                Children(element);
            }
            else if (element.LocalName == "img")
            {
                Image(element);
            }
            else if (element.LocalName == "a")
            {
                Link(element);
            }
            else
            {
                Plain(element);
            }
        }

        private void Plain(IElement element)
        {
            if (element.LocalName == "svg")
            {
                whole.drawnOn.Add(page);
            }
            xml.WriteStartElement(element.LocalName, element.NamespaceUri == Svg ? Svg : Xhtml);
            // A table scrolls on the site, and what scrolls must be reached by key and named; here it is a table and nothing else.
            WriteAttributes(element, element.ClassList.Contains("table-scroll") ? ["class"] : Attributes);
            Children(element);
            xml.WriteEndElement();
        }

        private void Link(IElement link)
        {
            if (page.NoteOf(link) is { } note)
            {
                Mark(link, note);
                return;
            }
            var href = pages.Resolve(page, link.GetAttribute("href") ?? "") switch
            {
                FileTarget.Inside { Id: "" } inside => FileOf(inside.Page),
                FileTarget.Inside inside => $"{FileOf(inside.Page)}#{inside.Id}",
                FileTarget.Outside outside => outside.Address,
                _ => null,
            };
            if (href is null)
            {
                Children(link);
                return;
            }
            xml.WriteStartElement("a", Xhtml);
            xml.WriteAttributeString("href", FilePage.Writable(href));
            WriteAttributes(link, Attributes);
            Children(link);
            xml.WriteEndElement();
        }

        private void Mark(IElement mark, FileNote note)
        {
            if (mentioned.Find(mention => mention.Note == note).Marks is not { } marks)
            {
                mentioned.Add((note, marks = []));
            }
            marks.Add(mark.Id!);
            xml.WriteStartElement("a", Xhtml);
            xml.WriteAttributeString("href", $"#{IdOf(note)}");
            xml.WriteAttributeString("epub", "type", Epub, "noteref");
            WriteAttributes(mark, Attributes);
            Children(mark);
            xml.WriteEndElement();
        }

        private void Image(IElement image)
        {
            if (pages.FindImage(image.GetAttribute("src") ?? "") is not { } found)
            {
                return;
            }
            if (!whole.images.Contains(found))
            {
                whole.images.Add(found);
            }
            xml.WriteStartElement("img", Xhtml);
            xml.WriteAttributeString("src", FileOf(found));
            WriteAttributes(image, Attributes);
            xml.WriteEndElement();
        }

        private void WriteAttributes(IElement element, HashSet<string> allowed)
        {
            foreach (var attribute in element.Attributes.Where(attribute => attribute.NamespaceUri is null && allowed.Contains(attribute.Name)))
            {
                xml.WriteAttributeString(attribute.Name, FilePage.Writable(attribute.Value));
            }
        }

        private static string IdOf(FileNote note) => $"note-{note.Number.ToString(CultureInfo.InvariantCulture)}";
    }
}
