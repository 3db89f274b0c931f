using System.Globalization;
using AlmenHaefte.Content;
using AlmenHaefte.Time;

namespace AlmenHaefte.Booklets;

/// <summary>
/// A publication of the series as it stands right now: everything checked, rendered and in the order of its table of contents. Immutable.
/// </summary>
public sealed record Booklet
{
    /// <summary>What every text that is still a draft says of itself.</summary>
    public const string DraftNotice = "Redaktionelt udkast på grundlag af offentlige kilder – ikke hæftets egen tekst.";

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string? Subtitle { get; init; }

    public required string Series { get; init; }

    public required string Summary { get; init; }

    public required string? Publisher { get; init; }

    public required string? Author { get; init; }

    public required int Edition { get; init; }

    /// <summary>The date of the edition.</summary>
    public required DateOnly Published { get; init; }

    public required DateOnly Updated { get; init; }

    public required bool IsDraft { get; init; }

    public required IReadOnlyList<(string Name, string Value)> Colophon { get; init; }

    /// <summary>The text of the title page.</summary>
    public required RenderedText Introduction { get; init; }

    public required IReadOnlyList<Part> Parts { get; init; }

    /// <summary>The stages of a partnership, in order; points and questions belong to one.</summary>
    public required IReadOnlyList<Phase> Phases { get; init; }

    public required SourceList Sources { get; init; }

    public required Glossary Glossary { get; init; }

    /// <summary>Newest first: the current one, and those before it that are kept.</summary>
    public required IReadOnlyList<Edition> Editions { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<Correction> Corrections { get; init; }

    /// <summary>»2. udgave«</summary>
    public string EditionName => Booklets.Edition.NameOf(Edition);

    /// <summary>The chapter in which the timeline stands, if any.</summary>
    public Chapter? TimelineChapter => Chapters.FirstOrDefault(chapter => chapter.HasTimeline);

    public string Address => Addresses.Booklet(Slug);

    public IEnumerable<Chapter> Chapters => Parts.SelectMany(part => part.Chapters);

    public IEnumerable<Chapter> Points => Chapters.Where(chapter => chapter.Number is not null);

    /// <summary>The questions of the questions part, in the order of the text.</summary>
    public IEnumerable<Question> Questions => Chapters.SelectMany(chapter => chapter.Questions);

    public Chapter? Find(string slug) => Chapters.FirstOrDefault(chapter => chapter.Slug == slug);

    public Chapter? Point(int number) => Chapters.FirstOrDefault(chapter => chapter.Number == number);

    public Edition? FindEdition(int number) => Editions.FirstOrDefault(edition => edition.Number == number);

    /// <summary>Those made after an edition came and before the next; on the day of an edition they count as made after it. What is older than all editions belongs to the oldest.</summary>
    public IEnumerable<Correction> CorrectionsOf(Edition edition) => Corrections.Where(correction =>
        (correction.Date >= edition.Published || edition == Editions[^1]) && !Editions.Any(next => next.Number > edition.Number && next.Published <= correction.Date));

    /// <summary>Which edition one has in hand: »2. udgave, opdateret 23. november 2026«.</summary>
    /// <param name="chapters">What one has of it.</param>
    public string StampOf(IEnumerable<Chapter> chapters) => $"{EditionName}, opdateret {DanishTime.Write(UpdatedWith(chapters))}";

    /// <summary>The day of the last change to the booklet or to any of these chapters.</summary>
    public DateOnly UpdatedWith(IEnumerable<Chapter> chapters) => chapters.Select(chapter => chapter.Updated).Append(Updated).Max();

    public Part PartOf(Chapter chapter) => Parts.First(part => part.Chapters.Contains(chapter));

    public Chapter? Before(Chapter chapter) => Chapters.TakeWhile(other => other != chapter).LastOrDefault();

    public Chapter? After(Chapter chapter) => Chapters.SkipWhile(other => other != chapter).Skip(1).FirstOrDefault();

    public IEnumerable<Chapter> PointsIn(Phase phase) => Points.Where(point => point.Phase == phase);

    /// <summary>The chapter that asks the questions of a phase.</summary>
    public Chapter? QuestionsIn(Phase phase) => Chapters.FirstOrDefault(chapter => chapter.Phase == phase && chapter.Questions.Count > 0);

    public IEnumerable<Chapter> ChaptersUsing(Source source) => Chapters.Where(chapter => chapter.Text.SourceIds.Contains(source.Id));
}

/// <param name="IntroductionHtml">What the table of contents says of the part.</param>
public sealed record Part(string Id, string Title, string IntroductionHtml, IReadOnlyList<Chapter> Chapters);

/// <summary>A stage of a partnership, such as »Etablering«.</summary>
public sealed record Phase(string Id, string Title);

/// <param name="IntroductionHtml">What stands above the list; may be empty.</param>
public sealed record SourceList(string IntroductionHtml, IReadOnlyList<Source> Sources);

public sealed record Glossary(string IntroductionHtml, IReadOnlyList<Term> Terms)
{
    private static readonly StringComparer Danish = StringComparer.Create(CultureInfo.GetCultureInfo("da-DK"), ignoreCase: true);

    public IEnumerable<Term> Alphabetical => Terms.OrderBy(term => term.Word, Danish);
}

/// <param name="Explanation">Plain text.</param>
/// <param name="Synonyms">Other names and abbreviations.</param>
public sealed record Term(string Id, string Word, string Explanation, IReadOnlyList<string> Synonyms)
{
    /// <summary>All that it is called. A headword may name several things at once: »AB 18, ABT 18 og ABR 18«.</summary>
    public IEnumerable<string> Names => [.. Word.Split([", ", " og ", " – "], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), .. Synonyms];

    /// <summary>»Også kaldt: LBF.« Empty when it has no other name.</summary>
    public string AlsoCalled => Synonyms.Count > 0 ? $"Også kaldt: {string.Join(", ", Synonyms)}." : "";
}
