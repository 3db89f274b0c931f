using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Editions;

/// <summary>
/// Every text of a booklet as readers see it, as plain words: what an edition keeps of itself. It knows no Markdown and no HTML, so that it can be
/// compared with the booklet for as long as there are words in it, however texts are then written.
/// </summary>
internal sealed record EditionTexts(IReadOnlyList<EditionText> All)
{
    public static EditionTexts Of(Booklet booklet) => new(
    [
        TitlePage(booklet),
        .. booklet.Chapters.Select(chapter => OfChapter(booklet, chapter)),
        new EditionText(GlossaryName, "Ordliste", null, [.. HtmlPassages.Of(booklet.Glossary.IntroductionHtml), .. booklet.Glossary.Terms.OrderBy(term => term.Id, StringComparer.Ordinal).Select(OfTerm)]),
        new EditionText(SourcesName, "Kilder", null, [.. HtmlPassages.Of(booklet.Sources.IntroductionHtml), .. booklet.Sources.Sources.Select(OfSource)]),
    ]);

    public const string GlossaryName = "ordliste";
    public const string SourcesName = "kilder";

    public bool IsSameAs(EditionTexts other) => All.Count == other.All.Count && All.Zip(other.All).All(pair => pair.First.IsSameAs(pair.Second));

    private static EditionText TitlePage(Booklet booklet) => new("", booklet.Title, null,
    [
        .. EditionSection.Of("", booklet.Subtitle ?? "", booklet.Summary),
        .. HtmlPassages.Of(booklet.Introduction.Html),
        .. booklet.Parts.SelectMany(part => EditionSection.Of(part.Id, [part.Title, .. HtmlPassages.Of(part.IntroductionHtml).SelectMany(section => section.Passages)])),
        .. Remarks(booklet, booklet.Introduction),
        .. EditionSection.Of("kolofon", ["Kolofon", .. booklet.Colophon.Select(line => $"{line.Name}: {line.Value}")]),
    ]);

    public static EditionText OfChapter(Booklet booklet, Chapter chapter) => new(chapter.Slug, chapter.Title, chapter.Number,
        [.. EditionSection.Of("", chapter.Summary), .. HtmlPassages.Of(chapter.Text.Html), .. Remarks(booklet, chapter.Text)]);

    /// <summary>The notes that are the text's own. Those that only name a source change with the list of sources, and are told of there.</summary>
    private static IEnumerable<EditionSection> Remarks(Booklet booklet, RenderedText text)
    {
        var sources = booklet.Sources.Sources.Select(source => Words.Plain($"{source.Publisher}: {source.Title}, {Typography.Set(source.Date)}.")).ToHashSet(StringComparer.Ordinal);
        return EditionSection.Of(HtmlWriter.NotesId, ["Noter", .. HtmlPassages.OfNotes(text.NotesHtml).Where(note => !sources.Contains(note))]).Where(section => section.Passages.Count > 1);
    }

    private static EditionSection OfTerm(Term term) => EditionSection.Of(term.Id, term.Word, term.Explanation, term.AlsoCalled).Single();

    private static EditionSection OfSource(Source source) =>
        EditionSection.Of(source.Id, source.Id, $"{source.Title}. {source.Publisher}, {source.Date}. Læst: {source.Read}.{(source.Remark is null ? "" : $" {source.Remark}")}").Single();
}

/// <param name="Name">The slug of a chapter, <c>ordliste</c> or <c>kilder</c>; empty for the title page.</param>
internal sealed record EditionText(string Name, string Title, int? Number, IReadOnlyList<EditionSection> Sections)
{
    public bool IsSameAs(EditionText other) =>
        (Name, Title, Number) == (other.Name, other.Title, other.Number) && Sections.Count == other.Sections.Count
        && Sections.Zip(other.Sections).All(pair => pair.First.Id == pair.Second.Id && pair.First.Passages.SequenceEqual(pair.Second.Passages, StringComparer.Ordinal));
}

/// <summary>What stands under one heading.</summary>
/// <param name="Id">Of the heading; empty before the first.</param>
/// <param name="Passages">Paragraphs, items and the like, each a line of plain words and never empty. Under a heading the first is its own words.</param>
internal sealed record EditionSection(string Id, IReadOnlyList<string> Passages)
{
    public string Heading => Id.Length > 0 && Passages is [var first, ..] ? first : "";

    /// <summary>None when there are no words.</summary>
    public static IEnumerable<EditionSection> Of(string id, params IEnumerable<string> passages) =>
        passages.Select(Words.Plain).Where(words => words.Length > 0).ToList() is { Count: > 0 } plain ? [new EditionSection(id, plain)] : [];
}
