using System.Globalization;
using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AlmenHaefte.Downloads;

/// <summary>
/// The pages of a booklet as the body of a Word document. Each element that the pages can have is named here; of what is not, the words are written and nothing else.
/// </summary>
internal sealed class WordText
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "figure", "figcaption", "div", "section", "pre", "hr", "table", "svg",
    };

    private readonly FilePages pages;
    private readonly WordNotes notes;
    private readonly WordLinks links;
    private readonly WordPictures pictures;
    private readonly List<OpenXmlElement> body = [];
    private readonly WordBookmarks bookmarks = new();
    private readonly List<string> pendingBookmarks = [];
    private List<OpenXmlElement> into;
    private FilePage page;

    /// <summary>True on a chapter that is the first of its part.</summary>
    private bool follows;

    public WordText(FilePages pages, MainDocumentPart main, FootnotesPart footnotes)
    {
        this.pages = pages;
        page = pages.All[0];
        into = body;
        links = new WordLinks(bookmarks, main);
        notes = new WordNotes(pages, new WordLinks(bookmarks, footnotes), footnotes);
        pictures = new WordPictures(main);
    }

    public WordLists Lists { get; } = new();

    /// <param name="end">What stands last in the body.</param>
    public Body Write(IEnumerable<OpenXmlElement> end)
    {
        foreach (var next in pages.All)
        {
            follows = page.Kind == FilePageKind.Part;
            page = next;
            pendingBookmarks.Add(bookmarks.NameOf(page, ""));
            Children(page.Body, new Surroundings("Normal"));
            if (page.Kind == FilePageKind.Title)
            {
                Contents();
            }
        }
        notes.Finish();
        return new Body([.. body, .. end]);
    }

    /// <summary>A real table of contents with its lines written out, so that Word need not ask to update it; without page numbers, which only Word knows.</summary>
    private void Contents()
    {
        Begin(WordStyles.ContentsHeading).Append(Words("Indhold"));
        var entries = pages.All.Where(entry => entry.Kind != FilePageKind.Title).ToList();
        foreach (var (index, entry) in entries.Index())
        {
            var paragraph = Begin(WordStyles.Contents(entry.Kind == FilePageKind.Chapter ? 2 : 1));
            if (index == 0)
            {
                paragraph.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.Begin }), new Run(new FieldCode("TOC \\o \"1-2\" \\n \\h") { Space = SpaceProcessingModeValues.Preserve }), new Run(new FieldChar { FieldCharType = FieldCharValues.Separate }));
            }
            paragraph.Append(links.ToInside(entry, "", [Words(entry.Title)]));
            if (index == entries.Count - 1)
            {
                paragraph.Append(new Run(new FieldChar { FieldCharType = FieldCharValues.End }));
            }
        }
    }

    /// <summary>What stands in an element: blocks, and words that make a paragraph of their own.</summary>
    private void Children(INode parent, Surroundings around)
    {
        WordLine? open = null;
        foreach (var node in parent.ChildNodes)
        {
            if (node is IElement element && Blocks.Contains(element.LocalName))
            {
                open = null;
                Block(element, around);
            }
            else if (open is not null || node is IElement || !string.IsNullOrWhiteSpace(node.TextContent))
            {
                open ??= Line(around);
                open.Write(node);
            }
        }
    }

    private void Block(IElement element, Surroundings around)
    {
        if (element.Id is { Length: > 0 } id)
        {
            pendingBookmarks.Add(bookmarks.NameOf(page, id));
        }
        switch (element.LocalName)
        {
            case ['h', >= '1' and <= '6' and var digit]:
                Heading(element, digit - '0', around);
                break;
            case "p":
                Paragraph(element, around);
                break;
            case "ul" or "ol":
                List(element, around);
                break;
            case "div" when element.ClassList.Contains("box"):
                var kind = element.ClassList.First(name => name.StartsWith("box-", StringComparison.Ordinal))["box-".Length..];
                Children(element, around with { Style = WordStyles.Box(kind), IsFramed = true });
                break;
            case "div" when element.ClassList.Contains("question"):
                Children(element, around with { Style = WordStyles.QuestionText, IsFramed = true });
                break;
            case "table":
                Table(element);
                break;
            case "blockquote":
                Children(element, around with { Style = WordStyles.Quote });
                break;
            case "figcaption":
                Line(around with { Style = element.ParentElement!.ClassList.Contains("quote") ? WordStyles.Speaker : WordStyles.Caption }, keepsOwnStyle: true).WriteChildren(element);
                break;
            case "figure" when element.ClassList.Contains("timeline"):
                Drawing();
                break;
            case "dt":
                Children(element, around with { Style = WordStyles.Term });
                break;
            case "dd":
                Children(element, around with { Style = WordStyles.Explanation });
                break;
            case "pre":
                Line(around with { Style = WordStyles.Code }).WriteAsTyped(element.TextContent);
                break;
            case "hr":
                Begin(WordStyles.Rule);
                break;
            case "svg":
                break;
            default:
                Children(element, around);
                break;
        }
    }

    private void Heading(IElement heading, int level, Surroundings around)
    {
        if (heading.ClassList.Contains("question-text"))
        {
            Line(around with { Style = WordStyles.Question }).WriteChildren(heading);
            return;
        }
        if (page.Kind == FilePageKind.Title)
        {
            Line(around with { Style = WordStyles.Title }).WriteChildren(heading);
            return;
        }
        // The chapters stand below their part.
        Line(around with { Style = WordStyles.Heading(page.Kind == FilePageKind.Chapter ? level + 1 : level) }).WriteChildren(heading);
    }

    private void Paragraph(IElement paragraph, Surroundings around)
    {
        var style = paragraph.ClassList.Select(WordStyles.ByClass.GetValueOrDefault).OfType<string>().FirstOrDefault();
        var line = Line(style is null ? around : around with { Style = style, Item = null });
        if (style == WordStyles.Place && !follows)
        {
            // A chapter begins on a new page, and with its place; the first of a part stands below what introduces the part.
            line.Paragraph.ParagraphProperties!.PageBreakBefore = new PageBreakBefore();
        }
        if (paragraph.ClassList.Contains("box-kind"))
        {
            line.IsBold = true;
            line.Paragraph.ParagraphProperties!.KeepNext = new KeepNext();
        }
        line.WriteChildren(paragraph);
    }

    private void List(IElement list, Surroundings around)
    {
        var level = WordLists.Level(around.Item is { } outer ? outer.Level + 1 : 0);
        var isNumbered = list.LocalName == "ol";
        var numbering = !isNumbered ? WordLists.Bullets : Lists.Begin(int.TryParse(list.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start is > 0 and <= short.MaxValue ? start : 1);
        foreach (var item in list.Children)
        {
            if (item.Id is { Length: > 0 } id)
            {
                pendingBookmarks.Add(bookmarks.NameOf(page, id));
            }
            Children(item, around with { Item = new ListItem(numbering, level, isNumbered ? WordStyles.NumberedList : WordStyles.BulletList) });
        }
    }

    private void Table(IElement table)
    {
        if (into is [.., DocumentFormat.OpenXml.Wordprocessing.Table])
        {
            // Word makes one of two tables with nothing between them.
            Begin(WordStyles.TableText);
        }
        var rows = table.QuerySelectorAll("tr").ToList();
        var columns = rows.Max(row => row.Children.Length);
        into.Add(new Table(
        [
            new TableProperties(
                new TableStyle { Val = WordStyles.Table }, new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct },
                new TableLook { FirstRow = true, NoHorizontalBand = true, NoVerticalBand = true, Val = "0620" },
                new TableCaption { Val = FilePage.Writable(table.ParentElement?.GetAttribute("aria-label") ?? "Tabel") }),
            new TableGrid(Enumerable.Range(0, columns).Select(_ => new GridColumn { Width = (9070 / columns).ToString(CultureInfo.InvariantCulture) })),
            .. rows.Select(row => Row(row, columns)),
        ]));
    }

    private TableRow Row(IElement row, int columns)
    {
        var properties = new TableRowProperties(new CantSplit());
        if (row.ParentElement!.LocalName == "thead")
        {
            properties.Append(new TableHeader());
        }
        var cells = row.Children.Select(Cell).ToList();
        cells.AddRange(Enumerable.Range(cells.Count, columns - cells.Count).Select(_ => new TableCell(new Paragraph())));
        return new TableRow([properties, .. cells]);
    }

    private TableCell Cell(IElement cell)
    {
        var outside = into;
        into = [];
        var line = Line(new Surroundings(cell.LocalName == "th" ? WordStyles.TableHead : WordStyles.TableText));
        if (cell.ClassList.Contains("number"))
        {
            line.Paragraph.ParagraphProperties!.Justification = new Justification { Val = JustificationValues.Right };
        }
        line.WriteChildren(cell);
        var written = new TableCell(into);
        into = outside;
        return written;
    }

    /// <summary>A drawing of lines is nothing that Word can take from us; everything in it stands in the list after it.</summary>
    private void Drawing()
    {
        var paragraph = Begin(WordStyles.Caption);
        paragraph.Append(links.ToOutside(pages.PublicAddressOf($"{page.Path}#tidslinje"), [Words("Se tidslinjen som tegning på nettet")]));
    }

    private WordLine Line(Surroundings around, bool keepsOwnStyle = false)
    {
        if (around.Item is not { } item || keepsOwnStyle)
        {
            return new WordLine(Begin(around.Style), page, links, notes, pictures, pages);
        }
        var paragraph = Begin(around.IsFramed ? around.Style : item.IsBegun ? WordStyles.ListContinued : item.Style);
        if (item.IsBegun)
        {
            paragraph.ParagraphProperties!.Indentation = new Indentation { Left = WordLists.IndentAt(item.Level).ToString(CultureInfo.InvariantCulture) };
        }
        else
        {
            paragraph.ParagraphProperties!.NumberingProperties = new NumberingProperties(new NumberingLevelReference { Val = item.Level }, new NumberingId { Val = item.Numbering });
            item.IsBegun = true;
        }
        return new WordLine(paragraph, page, links, notes, pictures, pages);
    }

    /// <summary>A new paragraph; what was to be found before it is found here.</summary>
    private Paragraph Begin(string style)
    {
        var paragraph = new Paragraph(new ParagraphProperties { ParagraphStyleId = new ParagraphStyleId { Val = style } });
        foreach (var bookmark in pendingBookmarks.Distinct())
        {
            paragraph.Append(bookmarks.Mark(bookmark));
        }
        pendingBookmarks.Clear();
        if (into is [.., DocumentFormat.OpenXml.Wordprocessing.Table])
        {
            paragraph.ParagraphProperties!.SpacingBetweenLines = new SpacingBetweenLines { Before = "200" };
        }
        into.Add(paragraph);
        return paragraph;
    }

    private static Run Words(string text) => new(new Text(FilePage.Writable(text)) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>What a paragraph must know of where it stands.</summary>
    /// <param name="IsFramed">In a box or question: its style holds also for lists, or the frame would be broken.</param>
    private sealed record Surroundings(string Style, bool IsFramed = false, ListItem? Item = null);

    /// <summary>Its first paragraph bears the bullet or number; the rest stand under it.</summary>
    private sealed class ListItem(int numbering, int level, string style)
    {
        public int Numbering => numbering;

        public int Level => level;

        public string Style => style;

        public bool IsBegun { get; set; }
    }
}
