using System.Globalization;
using System.Text;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

/// <summary>What stands within a line of text: words, emphasis, links, pictures, and the marks of notes and sources.</summary>
internal sealed class InlineWriter(MarkdownText text, TextContext context, Notes notes, StringBuilder html, bool isNote = false)
{
    public void Write(ContainerInline? inlines)
    {
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            WriteOne(inline);
        }
    }

    private void WriteOne(Inline inline)
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
                html.Append("<code>").Append(Html.Encode(code.Content)).Append("</code>");
                break;
            case LineBreakInline line when !IsNoteMark(line.NextSibling):
                html.Append(line.IsHard ? "<br>\n" : "\n");
                break;
            case LineBreakInline:
                break;
            case HtmlEntityInline entity:
                html.Append(Html.Encode(entity.Transcoded.ToString()));
                break;
            case LinkInline { IsImage: true } image:
                Image(image);
                break;
            case LinkInline link:
                Link(link, link.Url ?? "", () => Write(link));
                break;
            case AutolinkInline link:
                Link(link, link.IsEmail ? $"mailto:{link.Url}" : link.Url, () => html.Append(Html.Encode(link.Url)));
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
                Write(other);
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
        html.Append(Html.Encode(Typography.Set(IsNoteMark(literal.NextSibling) ? words.TrimEnd() : words)));
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
        Write(emphasis);
        html.Append(element is null ? "" : $"</{element}>");
    }

    private void Link(Inline link, string target, Action content)
    {
        if (link is LinkInline words)
        {
            CheckWords(words);
        }
        var leadsTo = LinkTarget.Of(text.File, target);
        context.Expect(text, link, Page(leadsTo));
        switch (context.Map.Find(leadsTo))
        {
            case LinkTarget.Inside inside:
                html.Append("<a href=\"").Append(Html.Encode(inside.Address)).Append("\">");
                content();
                html.Append("</a>");
                break;
            case LinkTarget.Outside outside:
                html.Append("<a href=\"").Append(Html.Encode(outside.Address)).Append("\" rel=\"noopener external\">");
                content();
                html.Append("</a>");
                break;
            default:
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
        if (PlainText.Of(link).Length == 0 && !link.Descendants<LinkInline>().Any())
        {
            text.Fault(link, "linket har ingen tekst", "skriv i [ ], hvad det fører til");
        }
    }

    private void Image(LinkInline image)
    {
        var alternative = PlainText.Of(image);
        if (alternative.Length == 0)
        {
            text.Fault(image, "billedet har ingen alternativ tekst", "skriv i [ ], hvad billedet fortæller, eller »pynt«, hvis det ikke fortæller noget");
            return;
        }
        context.Expect(text, image, Image(text.File, image.Url ?? ""));
        if (context.Map.FindImage(text.File, image.Url ?? "") is not { } found)
        {
            return;
        }
        html.Append(CultureInfo.InvariantCulture, $"<img src=\"{Html.Encode(found.Address)}\" width=\"{found.Width}\" height=\"{found.Height}\" alt=\"{Html.Encode(alternative == "pynt" ? "" : alternative)}\" loading=\"lazy\">");
    }

    private void SourceMarks(SourceReference reference)
    {
        foreach (var id in reference.Ids)
        {
            notes.Name(id);
            context.Expect(text, reference, Source(id));
        }
        html.Append(notes.Marks([.. reference.Ids.Select(context.Sources.GetValueOrDefault).OfType<Source>()]));
    }

    private static Func<TextContext, (string, string)?> Page(LinkTarget target) => around =>
        around.Map.Find(target) is LinkTarget.Dead dead ? (dead.What, dead.Remedy) : null;

    private static Func<TextContext, (string, string)?> Image(string file, string target) => around =>
        around.Map.FindImage(file, target) is null && !around.Map.IsImageLeftOut(file, target)
            ? ($"billedet »{target}« findes ikke", "ret filnavnet, eller læg billedet i mappen billeder ved siden af teksten")
            : null;

    private static Func<TextContext, (string, string)?> Source(string id) => around =>
        around.IsComplete && !around.Sources.ContainsKey(id) ? ($"kilden {id} findes ikke", "ret betegnelsen, eller tilføj kilden i kilder.yml") : null;

    private string FootnoteText(Footnote footnote)
    {
        var inner = new StringBuilder();
        new InlineWriter(text, context, notes, inner, isNote: true).Write(footnote.OfType<ParagraphBlock>().FirstOrDefault()?.Inline);
        return inner.ToString();
    }
}
