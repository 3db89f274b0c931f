using System.Text;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

/// <summary>A paragraph or an item of a text as plain words, as they are written; without headings, tables, code and the marks of notes.</summary>
/// <param name="Section">The heading that it stands under; null above the first.</param>
/// <param name="Lines">From which place in the words each line of the file begins.</param>
/// <param name="IsQuotation">Whether the words are somebody else's.</param>
public sealed record Prose(string? Section, string Text, IReadOnlyList<(int Start, int Line)> Lines, bool IsQuotation)
{
    /// <summary>The line in the file, counted from 1.</summary>
    /// <param name="place">In the words.</param>
    public int LineAt(int place) => Lines.Last(line => line.Start <= place).Line;

    /// <summary>Nothing for a file that cannot be read: it has faults that say so.</summary>
    public static IReadOnlyList<Prose> In(ContentFile file)
    {
        if (ContentText.Read(file, []) is not var (text, _))
        {
            return [];
        }
        var body = MarkdownText.Parse(file.Path, text.Body, text.BodyLine, []);
        string? section = null;
        var prose = new List<Prose>();
        foreach (var block in body.Tree.Descendants<LeafBlock>())
        {
            if (block is HeadingBlock heading)
            {
                section = PlainText.Of(heading.Inline);
            }
            else if (block is ParagraphBlock paragraph && !Ancestors(paragraph).OfType<Table>().Any())
            {
                prose.Add(Of(paragraph, section, body));
            }
        }
        return prose;
    }

    private static Prose Of(ParagraphBlock paragraph, string? section, MarkdownText body)
    {
        var words = new StringBuilder();
        var lines = new List<(int Start, int Line)> { (0, body.LineOf(paragraph)) };
        foreach (var inline in paragraph.Inline?.Descendants() ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal:
                    words.Append(literal.Content.ToString());
                    break;
                case HtmlEntityInline entity:
                    words.Append(entity.Transcoded.ToString());
                    break;
                case LineBreakInline:
                    words.Append(' ');
                    lines.Add((words.Length, lines[^1].Line + 1));
                    break;
            }
        }
        return new Prose(section, words.ToString(), lines, Ancestors(paragraph).Any(block => block is QuoteBlock and not AlertBlock));
    }

    private static IEnumerable<ContainerBlock> Ancestors(Block block)
    {
        for (var parent = block.Parent; parent is not null; parent = parent.Parent)
        {
            yield return parent;
        }
    }
}
