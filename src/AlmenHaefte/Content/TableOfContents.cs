using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

/// <summary>
/// The order of a booklet, read from <c>indhold.md</c>: a heading whose section ends in a list of links to chapters is a part;
/// everything before the first part is the text of the title page. The only place where the order is written down.
/// </summary>
internal sealed partial class TableOfContents
{
    private readonly MarkdownText text;
    private readonly List<Block> introduction = [];
    private readonly List<Part> parts = [];

    private TableOfContents(MarkdownText text) => this.text = text;

    public IReadOnlyList<Part> Parts => parts;

    public static TableOfContents Read(MarkdownText text)
    {
        var contents = new TableOfContents(text);
        var section = new List<Block>();
        foreach (var block in text.Tree)
        {
            if (block is HeadingBlock)
            {
                contents.introduction.AddRange(section);
                section = [];
            }
            section.Add(block);
            if (section is [HeadingBlock heading, ..] && block is ListBlock { IsOrdered: true } list && Entries(list) is { Count: > 0 } entries)
            {
                contents.RefuseOtherLines(list, entries);
                contents.parts.Add(new Part(PermanentIds.Of(heading), PlainText.Of(heading.Inline), section[1..^1], entries));
                section = [];
            }
        }
        contents.introduction.AddRange(section);
        return contents;
    }

    /// <summary>The title page's text and what is said of each part, with one sequence of notes between them.</summary>
    public (RenderedText Introduction, IReadOnlyList<string> PartIntroductions) Render(TextContext context)
    {
        var notes = new Notes();
        var html = HtmlWriter.Write(text, introduction, context, notes);
        List<string> partIntroductions = [.. parts.Select(part => HtmlWriter.Write(text, part.Introduction, context, notes))];
        return (new RenderedText(html, notes.ToHtml(), notes.SourceIds), partIntroductions);
    }

    public void Fault(Entry entry, string what, string remedy) => text.Fault(entry.Link, what, remedy);

    /// <summary>The contents name a chapter by its own title; a differing wording is mended by <c>--fix</c>.</summary>
    /// <param name="title">As its file has it, before typography.</param>
    /// <param name="setTitle">After it.</param>
    public void CheckTitle(Entry entry, string title, string setTitle)
    {
        if (entry.Title != setTitle)
        {
            text.Fault(entry.Link, $"indholdsfortegnelsen kalder kapitlet »{entry.Title}«, men dets titel er »{title}«", "skriv kapitlets titel, eller kør check --fix",
                WithTitle(text.Lines[entry.Link.Line], title));
        }
    }

    /// <summary>Null where the link does not stand whole on the line.</summary>
    private static string? WithTitle(string line, string title)
    {
        var (start, end) = (line.IndexOf('[', StringComparison.Ordinal), line.LastIndexOf("](", StringComparison.Ordinal));
        return start >= 0 && end > start ? $"{line[..start]}[{Escaped(title)}{line[end..]}" : null;
    }

    /// <summary>A title as it is written in the text of a link.</summary>
    public static string Escaped(string title) => SpecialCharacter().Replace(title, @"\$0");

    private void RefuseOtherLines(ListBlock list, List<Entry> entries)
    {
        var lines = entries.Select(entry => entry.Link.Line).ToHashSet();
        foreach (var item in list.Where(item => !lines.Contains(item.Line)))
        {
            text.Fault(item, "linjen i indholdsfortegnelsen er ikke et link til et kapitel og ikke andet", "skriv [kapitlets titel](mappe/fil.md), eller slet den");
        }
    }

    private static List<Entry> Entries(ListBlock list) =>
    [
        .. list.OfType<ListItemBlock>()
            .Select(item => item is [ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: false, NextSibling: null, Url: { } url } link }] && url.EndsWith(".md", StringComparison.Ordinal) ? new Entry(link, url, PlainText.Of(link)) : null)
            .OfType<Entry>(),
    ];

    [GeneratedRegex(@"[\[\]*_\\<`]")]
    private static partial Regex SpecialCharacter();

    internal sealed record Part(string Id, string Title, IReadOnlyList<Block> Introduction, IReadOnlyList<Entry> Entries);

    /// <param name="File">The chapter's file, relative to the booklet's folder.</param>
    internal sealed record Entry(LinkInline Link, string File, string Title);
}
