using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

/// <summary>
/// The order of a booklet, read from <c>indhold.md</c>: a heading whose section ends in a list of links to chapters is a part;
/// everything before the first part is the text of the title page. The only place where the order is written down.
/// </summary>
internal sealed class TableOfContents
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
                contents.parts.Add(new Part(MarkdownText.IdOf(heading), HtmlWriter.PlainText(heading.Inline), section[1..^1], entries));
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
    public void CheckTitle(Entry entry, string title)
    {
        if (entry.Title != title)
        {
            var line = text.Lines[entry.Link.Line];
            text.Fault(entry.Link, $"indholdsfortegnelsen kalder kapitlet »{entry.Title}«, men dets titel er »{title}«", "skriv kapitlets titel, eller kør check --fix",
                line.Replace(line[line.IndexOf('[', StringComparison.Ordinal)..(line.IndexOf(']', StringComparison.Ordinal) + 1)], $"[{title}]", StringComparison.Ordinal));
        }
    }

    private static List<Entry> Entries(ListBlock list) =>
    [
        .. list.OfType<ListItemBlock>()
            .Select(item => item is [ParagraphBlock { Inline.FirstChild: LinkInline { IsImage: false, Url: { } url } link }] && url.EndsWith(".md", StringComparison.Ordinal) ? new Entry(link, url, HtmlWriter.PlainText(link)) : null)
            .OfType<Entry>(),
    ];

    internal sealed record Part(string Id, string Title, IReadOnlyList<Block> Introduction, IReadOnlyList<Entry> Entries);

    /// <param name="File">The chapter's file, relative to the booklet's folder.</param>
    internal sealed record Entry(LinkInline Link, string File, string Title);
}
