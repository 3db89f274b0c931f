using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

public sealed record Chapter
{
    public required string Booklet { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    /// <summary>For the map and other narrow places.</summary>
    public required string ShortTitle { get; init; }

    public required string Summary { get; init; }

    /// <summary>The number of a point; null for other chapters.</summary>
    public required int? Number { get; init; }

    public required Phase? Phase { get; init; }

    public required string? Author { get; init; }

    public required DateOnly Updated { get; init; }

    /// <summary>True while the text is the editors' draft from public sources and not the booklet's own.</summary>
    public required bool IsDraft { get; init; }

    public required RenderedText Text { get; init; }

    public required IReadOnlyList<Section> Sections { get; init; }

    public required IReadOnlyList<Question> Questions { get; init; }

    public required bool HasTimeline { get; init; }

    public required ContentFile File { get; init; }

    /// <summary>Whether every word of it stands in its file: no drawing of the booklet's events, no names of points.</summary>
    public required bool StandsAlone { get; init; }

    /// <summary>When somebody is to look at it again; null when nobody has said.</summary>
    public required Review? Review { get; init; }

    /// <summary>The file as its author wrote it, front matter included, save what is for the newsroom only.</summary>
    public string Source => ContentText.Decode(File, []) is not { } whole ? "" : Review is null ? whole : Review.Without(whole);

    public string Address => Addresses.Chapter(Booklet, Slug);
}

/// <summary>A question that a client should ask itself.</summary>
/// <param name="Id">Permanent, and unique in the booklet: readers' answers hang on it.</param>
/// <param name="Wording">Plain text.</param>
/// <param name="Points">The numbers of the points it belongs to.</param>
/// <param name="Address">Where it stands in its chapter.</param>
public sealed record Question(string Id, string Wording, IReadOnlyList<int> Points, string Address);
