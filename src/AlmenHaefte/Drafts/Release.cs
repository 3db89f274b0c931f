using System.Globalization;
using AlmenHaefte.Content;

namespace AlmenHaefte.Drafts;

/// <summary>How a draft is published: as a slip put right, or as a new version that readers are told of.</summary>
public sealed record Release
{
    private Release(RevisionKind kind) => Kind = kind;

    public RevisionKind Kind { get; }

    /// <summary>What is new, for readers; of a slip, what anybody cares to say, for colleagues.</summary>
    public string? Note { get; private init; }

    /// <summary>Whether the booklet gets a new edition with it.</summary>
    public bool CutsEdition { get; private init; }

    /// <summary>The moment it was planned for (UTC); null when somebody publishes it now.</summary>
    internal DateTimeOffset? PlannedFor { get; init; }

    internal bool IsLate { get; init; }

    /// <summary>A slip of the pen: the date stays, and nobody is told.</summary>
    public static Release Slip(string? note) => new(RevisionKind.Correction) { Note = string.IsNullOrWhiteSpace(note) ? null : note.Trim() };

    /// <param name="note">Required.</param>
    public static Release NewVersion(string note, bool cutsEdition) => new(RevisionKind.NewVersion) { Note = note.Trim(), CutsEdition = cutsEdition };

    internal static Release Of(Plan plan, bool isLate) => new(plan.Kind) { Note = plan.Note, CutsEdition = plan.CutsEdition, PlannedFor = plan.At, IsLate = isLate };

    /// <summary>The text with today's date as that of the last change.</summary>
    internal static string Dated(string text, DateOnly today) => FrontMatter.Read(text)?.With("opdateret", today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Text ?? text;

    internal ChangeSet ChangesOf(IReadOnlyList<ContentFile> files, TextFile file, string text, string? part, DateOnly today)
    {
        var isNew = Kind is RevisionKind.NewVersion;
        var changes = Companions.Of(files, file, isNew ? Dated(text, today) : text, part);
        // An edition says itself what has changed; a new chapter tells of itself.
        return isNew && !CutsEdition && file.Booklet is not null && changes.Changes[0].BeforeHash is not null ? changes.WithCorrection(files, file, Note!, today) : changes;
    }
}
