using AlmenHaefte.Drafts;
using AlmenHaefte.Editions;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>What stands between a draft and its readers.</summary>
public sealed record ReleasePage(TextFile File, Draft Draft, ReleaseForm Form, Proof Proof)
{
    public required string Title { get; init; }

    /// <summary>Between what is published and the draft.</summary>
    public required IReadOnlyList<PassageChange> Changes { get; init; }

    public required bool IsNew { get; init; }

    /// <summary>Why it was not published.</summary>
    public string? Trouble { get; init; }

    public bool IsReady => Proof.Faults.Count == 0;
}
