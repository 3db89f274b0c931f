using System.Text;
using AlmenHaefte.Time;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Figures;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

/// <summary>
/// The one place where a text becomes HTML. Every kind of node that is known is named here or in the writers it uses, and nothing else is written; every
/// text is encoded and every address comes from <see cref="TextContext"/>: what a file says can therefore not become active on a page.
/// What it meets that should not be there becomes a fault.
/// </summary>
internal sealed class HtmlWriter
{
    /// <summary>The id of the heading of the notes.</summary>
    public const string NotesId = "noter";

    private readonly StringBuilder html = new();
    private readonly MarkdownText text;
    private readonly TextContext context;
    private readonly InlineWriter inlines;
    private readonly TableWriter tables;
    private readonly ContainerWriter containers;
    private int headingLevel = 2;

    private HtmlWriter(MarkdownText text, TextContext context, Notes notes)
    {
        this.text = text;
        this.context = context;
        inlines = new InlineWriter(text, context, notes, html);
        tables = new TableWriter(html, inlines);
        containers = new ContainerWriter(text, context, notes, html, inlines, Blocks);
    }

    /// <summary>The whole text with its own notes.</summary>
    public static RenderedText Write(MarkdownText text, TextContext context)
    {
        var notes = new Notes();
        return new RenderedText(Write(text, text.Tree, context, notes), notes.ToHtml(), notes.SourceIds);
    }

    /// <summary>Some blocks of a text, for a page that gathers its notes from several places.</summary>
    public static string Write(MarkdownText text, IEnumerable<Block> blocks, TextContext context, Notes notes)
    {
        var writer = new HtmlWriter(text, context, notes);
        writer.Blocks(blocks);
        return writer.html.ToString();
    }

    private void Blocks(IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            Write(block);
        }
    }

    private void Write(Block block)
    {
        switch (block)
        {
            case HeadingBlock heading:
                headingLevel = heading.Level;
                html.Element($"h{heading.Level}", () => inlines.Write(heading.Inline), Html.Id(PermanentIds.Of(heading)));
                break;
            case ParagraphBlock { Inline: null or { FirstChild: null } }:
                // What is left of the line that says the kind of a box.
                break;
            case ParagraphBlock paragraph:
                html.Element("p", () => inlines.Write(paragraph.Inline));
                break;
            case ListBlock list:
                List(list);
                break;
            case AlertBlock box:
                Box(box);
                break;
            case QuoteBlock quote:
                Quote(quote);
                break;
            case Table table:
                tables.Write(table);
                break;
            case CodeBlock code:
                html.Element("pre", () => html.Append("<code>").Append(Html.Encode(code.Lines.ToString())).Append("</code>"));
                break;
            case ThematicBreakBlock:
                html.Append("<hr>\n");
                break;
            case Figure figure:
                html.Element("figure", () => Blocks(figure));
                break;
            case FigureCaption caption:
                html.Element("figcaption", () => inlines.Write(caption.Inline));
                break;
            case DefinitionList definitions:
                Definitions(definitions);
                break;
            case CustomContainer container:
                containers.Write(container, headingLevel);
                break;
            case FootnoteGroup or LinkReferenceDefinitionGroup or BlankLineBlock:
                break;
            default:
                text.Fault(block, "her står noget, som sitet ikke kan vise", "skriv det som almindelig tekst");
                break;
        }
    }

    private void List(ListBlock list)
    {
        var start = list is { IsOrdered: true, OrderedStart: { } first and not "1" } ? $" start=\"{Html.Encode(first)}\"" : "";
        html.Element(list.IsOrdered ? "ol" : "ul", () =>
        {
            foreach (var item in list.OfType<ListItemBlock>())
            {
                html.Element("li", () => Item(item, list.IsLoose));
            }
        }, start);
    }

    private void Item(ListItemBlock item, bool isLoose)
    {
        if (!isLoose && item is [ParagraphBlock only, ..])
        {
            inlines.Write(only.Inline);
            Blocks(item.Skip(1));
        }
        else
        {
            Blocks(item);
        }
    }

    private void Box(AlertBlock box)
    {
        var kind = box.Kind.ToString();
        if (!BoxKinds.Titles.TryGetValue(kind, out var title))
        {
            text.Fault(box, $"boksen »{kind}« kendes ikke", $"skriv en af disse: {string.Join(", ", BoxKinds.Titles.Keys)}");
            return;
        }
        html.Element("div", () =>
        {
            html.Element("p", () => html.Append(title), " class=\"box-kind\"");
            Blocks(box);
            if (kind == BoxKinds.Rule)
            {
                html.Element("p", () => html.Append(RuleDate(box)), " class=\"box-date\"");
            }
        }, $" class=\"box box-{Slug.From(kind)}\" role=\"note\" aria-label=\"{title}\"");
    }

    private string RuleDate(AlertBlock box)
    {
        if (context.RulesAsOf is not { } date)
        {
            text.Fault(box, "boksen med en regel siger ikke, hvornår reglen er opgjort", "skriv »regler-opgjort: 2026-11-23« øverst i filen");
            return "";
        }
        return $"Opgjort {DanishTime.Write(date)}. Slå den gældende regel op, før I bruger den.";
    }

    private void Quote(QuoteBlock quote)
    {
        var said = quote.LastChild is ParagraphBlock { Inline.FirstChild: LiteralInline first } last && first.Content.ToString().StartsWith("— ", StringComparison.Ordinal) ? last : null;
        if (said is null)
        {
            html.Element("blockquote", () => Blocks(quote));
            return;
        }
        html.Element("figure", () =>
        {
            html.Element("blockquote", () => Blocks(quote.SkipLast(1)));
            var speaker = (LiteralInline)said.Inline!.FirstChild!;
            speaker.Content = new Markdig.Helpers.StringSlice(speaker.Content.ToString()[2..]);
            html.Element("figcaption", () => inlines.Write(said.Inline));
        }, " class=\"quote\"");
    }

    private void Definitions(DefinitionList definitions) => html.Element("dl", () =>
    {
        foreach (var item in definitions.OfType<DefinitionItem>())
        {
            foreach (var block in item.Where(block => block is not BlankLineBlock))
            {
                if (block is DefinitionTerm term)
                {
                    html.Element("dt", () => inlines.Write(term.Inline));
                }
                else
                {
                    html.Element("dd", () => Write(block));
                }
            }
        }
    });
}
