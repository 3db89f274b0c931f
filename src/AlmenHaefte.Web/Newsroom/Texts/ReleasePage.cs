using AlmenHaefte.Drafts;
using AlmenHaefte.Editions;
using AlmenHaefte.Wording;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>What stands between a draft and its readers.</summary>
public sealed record ReleasePage(TextFile File, Draft Draft, ReleaseForm Form, Proof Proof)
{
    public required string Title { get; init; }

    /// <summary>Between what is published and the draft.</summary>
    public required IReadOnlyList<PassageChange> Changes { get; init; }

    /// <summary>What the text might say better, and need not.</summary>
    public required AdviceList Advice { get; init; }

    public required bool IsNew { get; init; }

    /// <summary>Why it was not published.</summary>
    public string? Trouble { get; init; }

    public bool IsReady => Proof.Faults.Count == 0;
}
