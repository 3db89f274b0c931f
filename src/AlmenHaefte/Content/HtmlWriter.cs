using System.Globalization;
using System.Text;
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
/// The one place where a text becomes HTML. Every kind of node it knows is named here and nothing else is written, every
/// text is encoded and every address comes from <see cref="TextContext"/>: what a file says can therefore not become active on a page.
/// What it meets that should not be there becomes a fault.
/// </summary>
internal sealed class HtmlWriter(MarkdownText text, TextContext context, Notes notes, bool isNote = false)
{
    /// <summary>The id of the heading of the notes.</summary>
    public const string NotesId = "noter";

    private readonly StringBuilder html = new();
    private int headingLevel = 2;
    private bool isTimelineDrawn;

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

    /// <summary>The words of a text without marks, notes and source references, in the site's typography.</summary>
    public static string PlainText(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            words.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                _ => "",
            });
        }
        return Typography.Set(words.ToString().Trim());
    }

    public static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

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
                Heading(heading.Level, MarkdownText.IdOf(heading), heading);
                break;
            case ParagraphBlock { Inline: null or { FirstChild: null } }:
                // What is left of the line that says the kind of a box.
                break;
            case ParagraphBlock paragraph:
                Element("p", () => Inlines(paragraph.Inline));
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
                Table(table);
                break;
            case CodeBlock code:
                Element("pre", () => html.Append("<code>").Append(Encode(code.Lines.ToString())).Append("</code>"));
                break;
            case ThematicBreakBlock:
                html.Append("<hr>\n");
                break;
            case Figure figure:
                Element("figure", () => Blocks(figure));
                break;
            case FigureCaption caption:
                Element("figcaption", () => Inlines(caption.Inline));
                break;
            case DefinitionList definitions:
                Definitions(definitions);
                break;
            case CustomContainer container:
                Container(container);
                break;
            case FootnoteGroup or LinkReferenceDefinitionGroup or BlankLineBlock:
                break;
            default:
                text.Fault(block, "her står noget, som sitet ikke kan vise", "skriv det som almindelig tekst");
                break;
        }
    }

    private void Element(string name, Action content, string attributes = "")
    {
        html.Append('<').Append(name).Append(attributes).Append('>');
        content();
        html.Append("</").Append(name).Append(">\n");
    }

    private void Heading(int level, string id, LeafBlock wording, string attributes = "") =>
        Element($"h{level}", () => Inlines(wording.Inline), Id(id) + attributes);

    private static string Id(string id) => id.Length > 0 ? $" id=\"{Encode(id)}\"" : "";

    private void List(ListBlock list)
    {
        var start = list is { IsOrdered: true, OrderedStart: { } first and not "1" } ? $" start=\"{Encode(first)}\"" : "";
        Element(list.IsOrdered ? "ol" : "ul", () =>
        {
            foreach (var item in list.OfType<ListItemBlock>())
            {
                Element("li", () =>
                {
                    if (!list.IsLoose && item is [ParagraphBlock only, ..])
                    {
                        Inlines(only.Inline);
                        Blocks(item.Skip(1));
                    }
                    else
                    {
                        Blocks(item);
                    }
                });
            }
        }, start);
    }

    private void Box(AlertBlock box)
    {
        var kind = box.Kind.ToString();
        if (!BoxKinds.Titles.TryGetValue(kind, out var title))
        {
            text.Fault(box, $"boksen »{kind}« kendes ikke", $"skriv en af disse: {string.Join(", ", BoxKinds.Titles.Keys)}");
            return;
        }
        Element("div", () =>
        {
            Element("p", () => html.Append(title), " class=\"box-kind\"");
            Blocks(box);
            if (kind == BoxKinds.Rule)
            {
                Element("p", () => html.Append(RuleDate(box)), " class=\"box-date\"");
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
        return $"Opgjort {new PartialDate(date.Year, date.Month, date.Day)}. Slå den gældende regel op, før I bruger den.";
    }

    private void Quote(QuoteBlock quote)
    {
        var said = quote.LastChild is ParagraphBlock { Inline.FirstChild: LiteralInline first } last && first.Content.ToString().StartsWith("— ", StringComparison.Ordinal) ? last : null;
        if (said is null)
        {
            Element("blockquote", () => Blocks(quote));
            return;
        }
        Element("figure", () =>
        {
            Element("blockquote", () => Blocks(quote.SkipLast(1)));
            var speaker = (LiteralInline)said.Inline!.FirstChild!;
            speaker.Content = new Markdig.Helpers.StringSlice(speaker.Content.ToString()[2..]);
            Element("figcaption", () => Inlines(said.Inline));
        }, " class=\"quote\"");
    }

    /// <summary>WCAG 1.3.1: header cells say what they head. An empty first header cell makes the first column row headers.</summary>
    private void Table(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        var header = rows.FirstOrDefault(row => row.IsHeader);
        var rowsAreNamed = header is [TableCell first, ..] && IsEmpty(first);
        Element("div", () => Element("table", () =>
        {
            if (header is not null)
            {
                Element("thead", () => Row(table, header, (_, cell) => IsEmpty(cell) ? ("td", "") : ("th", " scope=\"col\"")));
            }
            Element("tbody", () =>
            {
                foreach (var row in rows.Where(row => !row.IsHeader))
                {
                    Row(table, row, (column, _) => rowsAreNamed && column == 0 ? ("th", " scope=\"row\"") : ("td", ""));
                }
            });
        }), " class=\"table-scroll\" role=\"region\" aria-label=\"Tabel\" tabindex=\"0\"");
    }

    private static bool IsEmpty(TableCell cell) => cell.All(block => block is ParagraphBlock { Inline: null or { FirstChild: null } });

    private void Row(Table table, TableRow row, Func<int, TableCell, (string Element, string Attributes)> cellOf) => Element("tr", () =>
    {
        foreach (var (column, cell) in row.OfType<TableCell>().Index())
        {
            var (element, attributes) = cellOf(column, cell);
            var isNumber = column < table.ColumnDefinitions.Count && table.ColumnDefinitions[column].Alignment == TableColumnAlign.Right;
            Element(element, () =>
            {
                foreach (var paragraph in cell.OfType<ParagraphBlock>())
                {
                    Inlines(paragraph.Inline);
                }
            }, isNumber ? attributes + " class=\"number\"" : attributes);
        }
    });

    private void Definitions(DefinitionList definitions) => Element("dl", () =>
    {
        foreach (var item in definitions.OfType<DefinitionItem>())
        {
            foreach (var block in item.Where(block => block is not BlankLineBlock))
            {
                if (block is DefinitionTerm term)
                {
                    Element("dt", () => Inlines(term.Inline));
                }
                else
                {
                    Element("dd", () => Write(block));
                }
            }
        }
    });

    private void Container(CustomContainer container)
    {
        if (container.ClosingFencedCharCount == 0)
        {
            text.Fault(container, $"»::: {container.Info}« bliver aldrig afsluttet", "skriv ::: på en linje for sig selv, hvor den slutter");
            return;
        }
        switch (container.Info)
        {
            case QuestionBlock.Name:
                Question(container);
                break;
            case "punktets-spoergsmaal" when context.QuestionsOfThisPoint is { } questions:
                html.Append(questions);
                break;
            case "punktets-spoergsmaal":
                text.Fault(container, "filen er ikke et punkt, så den har ingen spørgsmål at vise", "slet linjerne, eller giv kapitlet et nummer");
                break;
            case "tidslinje" when isTimelineDrawn:
                text.Fault(container, "tidslinjen står to gange i filen", "slet den ene");
                break;
            case "tidslinje" when context.Timeline is { } timeline:
                isTimelineDrawn = true;
                html.Append(timeline(notes));
                break;
            case "tidslinje" when !context.IsComplete:
                break;
            default:
                text.Fault(container, $"»::: {container.Info}« kendes ikke her", "brug spoergsmaal, punktets-spoergsmaal eller tidslinje");
                break;
        }
    }

    private void Question(CustomContainer container)
    {
        if (container is not [ParagraphBlock wording, ..])
        {
            return;
        }
        var points = QuestionBlock.PointsOf(container);
        foreach (var number in points.Where(number => context.IsComplete && !context.Points.ContainsKey(number)))
        {
            text.Fault(container, $"punkt {number} findes ikke", "ret numrene efter »punkter=«");
        }
        Element("div", () =>
        {
            Heading(Math.Min(headingLevel + 1, 6), "", wording, " class=\"question-text\"");
            Blocks(container.Skip(1));
            var links = points.Where(context.Points.ContainsKey).Select(number =>
                $"<a href=\"{Encode(context.Points[number].Address)}\">punkt {number.ToString(CultureInfo.InvariantCulture)}, {Encode(context.Points[number].Title)}</a>").ToList();
            if (links.Count > 0)
            {
                Element("p", () => html.Append("Hører til ").AppendJoin(" og ", links), " class=\"question-points\"");
            }
        }, $" class=\"question\"{Id(MarkdownText.IdOf(container))}");
    }

    private void Inlines(ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            Write(inline);
        }
    }

    private void Write(Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal:
                Literal(literal);
                break;
            case EmphasisInline emphasis:
                Emphasis(emphasis);
                break;
            case CodeInline code:
                html.Append("<code>").Append(Encode(code.Content)).Append("</code>");
                break;
            case LineBreakInline line when !IsNoteMark(line.NextSibling):
                html.Append(line.IsHard ? "<br>\n" : "\n");
                break;
            case LineBreakInline:
                break;
            case HtmlEntityInline entity:
                html.Append(Encode(entity.Transcoded.ToString()));
                break;
            case LinkInline { IsImage: true } image:
                Image(image);
                break;
            case LinkInline link:
                Link(link, link.Url ?? "", () => Inlines(link));
                break;
            case AutolinkInline link:
                Link(link, link.IsEmail ? $"mailto:{link.Url}" : link.Url, () => html.Append(Encode(link.Url)));
                break;
            case SourceReference reference:
                SourceMarks(reference);
                break;
            case FootnoteLink { IsBackLink: true }:
                break;
            case FootnoteLink when isNote:
                text.Fault(inline, "en note henviser til en anden note", "skriv det i selve noten");
                break;
            case FootnoteLink mark:
                html.Append(notes.Mark(mark.Footnote.Label!, () => FootnoteText(mark.Footnote)));
                break;
            case ContainerInline other:
                Inlines(other);
                break;
            default:
                text.Fault(inline, "her står noget, som sitet ikke kan vise", "skriv det som almindelig tekst");
                break;
        }
    }

    private void Literal(LiteralInline literal)
    {
        var words = literal.Content.ToString();
        if (words.Contains('"', StringComparison.Ordinal))
        {
            text.Fault(literal, "lige anførselstegn", "skriv »…« i stedet");
        }
        if (RawText.LooksLikeHtml(literal.IsFirstCharacterEscaped ? words.TrimStart('<') : words))
        {
            text.Fault(literal, "HTML kan ikke bruges i teksten", "brug Markdown, eller skriv tegnet < med et mellemrum efter");
        }
        RefuseUnreadableMark(literal, words);
        html.Append(Encode(Typography.Set(IsNoteMark(literal.NextSibling) ? words.TrimEnd() : words)));
    }

    /// <summary>What begins as a mark of ours but is none would stand in the text as it was typed.</summary>
    private void RefuseUnreadableMark(LiteralInline literal, string words)
    {
        if (literal.PreviousSibling is not LiteralInline { IsFirstCharacterEscaped: false } bracket || !bracket.Content.ToString().EndsWith('['))
        {
            return;
        }
        switch (words)
        {
            case ['^', ..]:
                text.Fault(literal, "noten findes ikke", "skriv notens tekst på en linje for sig selv: [^navn]: …");
                break;
            case ['@', ..]:
                text.Fault(literal, "kildehenvisningen kan ikke læses", "skriv den som [@K1] eller [@K1, @K21]");
                break;
            case ['!', ..]:
                text.Fault(literal, "boksens slags står ikke alene på den første linje af et citat", "skriv > [!NOTE] på en linje for sig selv og teksten på den næste, også efter >");
                break;
        }
    }

    private static bool IsNoteMark(Inline? inline) =>
        inline is SourceReference or FootnoteLink || inline is LineBreakInline { IsHard: false, NextSibling: SourceReference or FootnoteLink };

    private void Emphasis(EmphasisInline emphasis)
    {
        var element = emphasis is { DelimiterChar: '*' or '_', DelimiterCount: var count } ? count == 2 ? "strong" : "em" : null;
        html.Append(element is null ? "" : $"<{element}>");
        Inlines(emphasis);
        html.Append(element is null ? "" : $"</{element}>");
    }

    private void Link(Inline link, string target, Action content)
    {
        if (link is LinkInline words)
        {
            CheckWords(words);
        }
        switch (context.Resolve(text.File, target))
        {
            case LinkTarget.Inside inside:
                html.Append("<a href=\"").Append(Encode(inside.Address)).Append("\">");
                content();
                html.Append("</a>");
                break;
            case LinkTarget.Outside outside:
                html.Append("<a href=\"").Append(Encode(outside.Address)).Append("\" rel=\"noopener external\">");
                content();
                html.Append("</a>");
                break;
            case LinkTarget.LeftOut:
                content();
                break;
            case LinkTarget.Dead dead:
                text.Fault(link, dead.What, dead.Remedy);
                content();
                break;
        }
    }

    private void CheckWords(LinkInline link)
    {
        if (link.Descendants().Any(inline => inline is SourceReference or FootnoteLink))
        {
            text.Fault(link, "der står en note inde i et link", "flyt noten ud efter linket");
        }
        if (PlainText(link).Length == 0 && !link.Descendants<LinkInline>().Any())
        {
            text.Fault(link, "linket har ingen tekst", "skriv i [ ], hvad det fører til");
        }
    }

    private void Image(LinkInline image)
    {
        var alternative = PlainText(image);
        if (alternative.Length == 0)
        {
            text.Fault(image, "billedet har ingen alternativ tekst", "skriv i [ ], hvad billedet fortæller, eller »pynt«, hvis det ikke fortæller noget");
            return;
        }
        if (context.FindImage(text.File, image.Url ?? "") is not { } found)
        {
            if (context.IsImageLeftOut(text.File, image.Url ?? ""))
            {
                return;
            }
            text.Fault(image, $"billedet »{image.Url}« findes ikke", "ret filnavnet, eller læg billedet i mappen billeder ved siden af teksten");
            return;
        }
        html.Append(CultureInfo.InvariantCulture, $"<img src=\"{Encode(found.Address)}\" width=\"{found.Width}\" height=\"{found.Height}\" alt=\"{Encode(alternative == "pynt" ? "" : alternative)}\" loading=\"lazy\">");
    }

    private void SourceMarks(SourceReference reference)
    {
        foreach (var id in reference.Ids.Where(id => context.IsComplete && !context.Sources.ContainsKey(id)))
        {
            text.Fault(reference, $"kilden {id} findes ikke", "ret betegnelsen, eller tilføj kilden i kilder.yml");
        }
        html.Append(notes.Marks([.. reference.Ids.Select(context.Sources.GetValueOrDefault).OfType<Source>()]));
    }

    private string FootnoteText(Footnote footnote)
    {
        var inner = new HtmlWriter(text, context, notes, isNote: true);
        inner.Inlines(footnote.OfType<ParagraphBlock>().FirstOrDefault()?.Inline);
        return inner.html.ToString();
    }
}
