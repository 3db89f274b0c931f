using AlmenHaefte.Content;

namespace AlmenHaefte.Drafts;

public enum RevisionKind
{
    /// <summary>As the file was when the newsroom first saw it.</summary>
    Found,

    /// <summary>Somebody has changed, added or deleted the file without the newsroom.</summary>
    OnDisk,

    /// <summary>What was written in one sitting, not published.</summary>
    Draft,

    /// <summary>A draft that somebody gave up; its text is kept.</summary>
    Discarded,

    /// <summary>A slip of the pen put right: <c>opdateret</c> stays.</summary>
    Correction,

    NewVersion,
    Restored,
    Withdrawn,
    Renamed,

    /// <summary>One text became part of another.</summary>
    Merged,

    /// <summary>A new edition was cut: number and dates in <c>indhold.md</c>.</summary>
    Edition,

    /// <summary>A picture came into a booklet's folder: its row has a hash and no text.</summary>
    Picture,
}

/// <summary>
/// What a file was from a moment on, and by whom. The rows of one publication share its number. A row is written before the file is, not settled, and settled when the
/// file is there: a crash in between is found by it (<see cref="DiskLook"/>).
/// </summary>
public sealed class Revision
{
    public const int NoteMaxLength = Draft.NoteMaxLength;

    /// <summary>Whoever goes on after so long a pause has begun a new sitting; so has whoever opens the page anew.</summary>
    public static readonly TimeSpan SittingPause = TimeSpan.FromMinutes(10);

    private Revision()
    {
    }

    public int Id { get; private set; }

    public Guid Publication { get; private set; }

    public string Path { get; private set; } = "";

    public RevisionKind Kind { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Null for what was done without the newsroom.</summary>
    public string? WriterId { get; private set; }

    public string? WriterName { get; private set; }

    /// <summary>What has changed and why, in the words of whoever did it.</summary>
    public string? Note { get; private set; }

    /// <summary>The whole file; null when there is none any more.</summary>
    public string? Text { get; private set; }

    /// <summary>Of the file's bytes; null when there is no file.</summary>
    public string? Hash { get; private set; }

    /// <summary>Of the file before; null when there was none.</summary>
    public string? BeforeHash { get; private set; }

    /// <summary>Of the draft that was published; null when it was none.</summary>
    public string? DraftHash { get; private set; }

    /// <summary>Whether it is so. Until then it is what somebody is about to do.</summary>
    public bool IsSettled { get; private set; }

    /// <summary>It was planned for an earlier time, when the site was not there to do it.</summary>
    public bool IsLate { get; private set; }

    /// <summary>Whether readers got it. What was only written or given up they have not seen.</summary>
    public bool IsOfFile => Kind is not (RevisionKind.Draft or RevisionKind.Discarded);

    internal static Revision About(Publication publication, FileChange change, string? draftHash) => new()
    {
        Publication = publication.Id,
        Path = change.Path,
        Kind = publication.Kind,
        At = publication.At.ToUniversalTime(),
        WriterId = publication.Writer.Id,
        WriterName = publication.Writer.Name,
        Note = publication.Note,
        IsLate = publication.IsLate,
        Text = change.After,
        Hash = change.After is { } text ? ContentHash.Of(text) : null,
        BeforeHash = change.BeforeHash,
        DraftHash = draftHash,
    };

    internal static Revision Of(Publication publication, BookletPicture picture, string hash) => new()
    {
        Publication = publication.Id,
        Path = picture.Path,
        Kind = publication.Kind,
        At = publication.At.ToUniversalTime(),
        WriterId = publication.Writer.Id,
        WriterName = publication.Writer.Name,
        Note = publication.Note,
        Hash = hash,
    };

    internal static Revision Seen(string path, ContentFile? file, string? beforeHash, bool isFirst, DateTimeOffset now) => new()
    {
        Publication = Guid.NewGuid(),
        Path = path,
        Kind = isFirst ? RevisionKind.Found : RevisionKind.OnDisk,
        At = now.ToUniversalTime(),
        Text = file is null ? null : TextFile.TextOf(file),
        Hash = file?.Hash,
        BeforeHash = beforeHash,
        IsSettled = true,
    };

    internal static Revision Of(Draft draft, RevisionKind kind, Writer writer, DateTimeOffset now) => new()
    {
        Publication = Guid.NewGuid(),
        Path = draft.Path,
        Kind = kind,
        At = now.ToUniversalTime(),
        WriterId = writer.Id,
        WriterName = writer.Name,
        Text = draft.Text,
        Hash = draft.Hash,
        BeforeHash = draft.BaseHash,
        IsSettled = true,
    };

    /// <summary>Whether what this writer saves now belongs to the same sitting.</summary>
    internal bool IsSittingOf(Writer writer, DateTimeOffset now) => Kind is RevisionKind.Draft && WriterId == writer.Id && now - At <= SittingPause;

    internal void GoOn(Draft draft, DateTimeOffset now) => (Text, Hash, At) = (draft.Text, draft.Hash, now.ToUniversalTime());

    internal void Settle() => IsSettled = true;
}
