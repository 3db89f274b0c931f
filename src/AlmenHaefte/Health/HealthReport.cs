using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Remarks;

namespace AlmenHaefte.Health;

/// <summary>What waits for somebody in the newsroom at one moment; nothing when all is as it should be.</summary>
public sealed record HealthReport
{
    /// <summary>Files that are served as they were before somebody made a fault in them.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>What readers have written and nobody has dealt with, oldest first.</summary>
    public required IReadOnlyList<Remark> Remarks { get; init; }

    public required int LostMails { get; init; }

    /// <summary>Texts that it is time to look at again, the soonest first.</summary>
    public required IReadOnlyList<Review> Reviews { get; init; }

    /// <summary>Drafts that nobody has touched for long.</summary>
    public required IReadOnlyList<Draft> OldDrafts { get; init; }

    /// <summary>Words that several have searched for and nobody found.</summary>
    public required int Searches { get; init; }

    /// <summary>Links out of the site that lead nowhere any more.</summary>
    public required int BrokenLinks { get; init; }

    /// <summary>Null when the site has made none by itself.</summary>
    public required DateTimeOffset? LastBackup { get; init; }

    /// <summary>The site made backups by itself, and does so no more.</summary>
    public required bool IsBackupLate { get; init; }

    public bool IsQuiet => Faults.Count == 0 && Remarks.Count == 0 && LostMails == 0 && Reviews.Count == 0 && OldDrafts.Count == 0 && Searches == 0 && BrokenLinks == 0 && !IsBackupLate;
}
