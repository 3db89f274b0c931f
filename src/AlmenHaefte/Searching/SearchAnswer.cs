namespace AlmenHaefte.Searching;

/// <summary>What was found, the best first.</summary>
public sealed record SearchAnswer(SearchQuery Query, IReadOnlyList<PageHit> Pages)
{
    public static SearchAnswer Empty(SearchQuery query) => new(query, []);

    /// <summary>Words that stand nowhere, and those that were searched for instead.</summary>
    public IReadOnlyList<(string Typed, string Meant)> Corrections { get; init; } = [];

    /// <summary>True when no page has all of what was asked for, and these have most of it.</summary>
    public bool IsPartial { get; init; }

    /// <summary>How many pages there are in all; <see cref="Pages"/> has the best of them.</summary>
    public int PageCount { get; init; }
}

/// <param name="Passages">The best places on the page; empty when it is the page's title or summary that answers.</param>
/// <param name="MorePassages">How many others there are.</param>
public sealed record PageHit(SearchPage Page, IReadOnlyList<PassageHit> Passages, int MorePassages, double Score);

public sealed record PassageHit(Passage Passage, IReadOnlyList<SnippetPart> Snippet);

/// <summary>A piece of plain text.</summary>
public sealed record SnippetPart(string Text, bool IsMatch);
