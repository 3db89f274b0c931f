using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Editions;

/// <summary>
/// The words of a rendered text, by its headings. What the site itself adds to every text is left out, for it would be told of as a change of all texts when it
/// changes: marks of notes, names and dates of boxes, the list of a point's questions, the drawing of the timeline.
/// </summary>
internal sealed class HtmlPassages
{
    private const string Added = ".note-mark, .question-list, .question-points, .box-kind, .box-date, figure.timeline, [role=doc-backlink]";

    private static readonly HtmlParser Parser = new();

    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "blockquote", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p", "pre", "section", "table", "tbody", "thead", "ul",
    };

    private readonly List<EditionSection> sections = [];
    private readonly List<string> passages = [];
    private readonly StringBuilder words = new();
    private string id = "";

    public static IReadOnlyList<EditionSection> Of(string html)
    {
        var reader = new HtmlPassages();
        reader.Read(Body(html));
        reader.Begin("");
        return reader.sections;
    }

    public static IEnumerable<string> OfNotes(string html) => Body(html).QuerySelectorAll("li p").Select(note => Words.Plain(note.TextContent));

    private static IHtmlElement Body(string html)
    {
        var body = Parser.ParseDocument(html).Body!;
        foreach (var added in body.QuerySelectorAll(Added).ToList())
        {
            added.Remove();
        }
        return body;
    }

    private void Read(INode node)
    {
        foreach (var child in node.ChildNodes)
        {
            switch (child)
            {
                case IText text:
                    words.Append(text.Data);
                    break;
                case IHtmlImageElement image:
                    words.Append(' ').Append(image.AlternativeText).Append(' ');
                    break;
                case IElement { LocalName: "tr" } row:
                    EndPassage();
                    passages.Add(string.Join(" | ", row.Children.Select(cell => Words.Plain(cell.TextContent))));
                    break;
                case IElement element when Blocks.Contains(element.LocalName):
                    Block(element);
                    break;
                default:
                    Read(child);
                    break;
            }
        }
    }

    private void Block(IElement element)
    {
        EndPassage();
        if (element.Id is { Length: > 0 } heading)
        {
            Begin(heading);
        }
        Read(element);
        EndPassage();
    }

    private void Begin(string heading)
    {
        EndPassage();
        sections.AddRange(EditionSection.Of(id, passages));
        passages.Clear();
        id = heading;
    }

    private void EndPassage()
    {
        passages.Add(words.ToString());
        words.Clear();
    }
}
