using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Editions;

/// <summary>What came of asking for a new edition. Only with <see cref="Made"/> has anything been written.</summary>
public abstract record CutResult
{
    /// <param name="Changes">What it has that the one before has not; none for the first that is kept.</param>
    public sealed record Made(Edition Edition, IReadOnlyList<TextChange> Changes) : CutResult;

    public sealed record Unchanged(Edition Latest) : CutResult;

    public sealed record NoNote(Edition Latest, IReadOnlyList<TextChange> Changes) : CutResult;

    /// <summary>The latest edition is from a day that has not come yet.</summary>
    public sealed record TooEarly(Edition Latest) : CutResult;

    public sealed record Faulty(IReadOnlyList<Fault> Faults) : CutResult;

    /// <param name="Known">The booklets that there are.</param>
    public sealed record Unknown(IReadOnlyList<string> Known) : CutResult;

    /// <summary>A note names a chapter that is not there.</summary>
    public sealed record UnknownChapter(string Chapter) : CutResult;
}
