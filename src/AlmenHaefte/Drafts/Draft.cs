using AlmenHaefte.Content;

namespace AlmenHaefte.Drafts;

/// <summary>A text that is being written, beside the file that readers get: at most one for each file. It is nobody's own; everyone in the newsroom goes on with it.</summary>
public sealed class Draft
{
    public const int HashMaxLength = 64;
    public const int PartMaxLength = 200;
    public const int NoteMaxLength = 1000;
    public const int TroubleMaxLength = 2000;

    private Draft()
    {
    }

    public int Id { get; private set; }

    /// <summary>Below the content folder.</summary>
    public string Path { get; private set; } = "";

    /// <summary>Of the file that it was begun from; null for a file that is not there yet.</summary>
    public string? BaseHash { get; private set; }

    /// <summary>The whole file.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Of <see cref="Text"/>.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The part of the booklet in which a new chapter shall stand; null for everything else.</summary>
    public string? Part { get; private set; }

    public string WriterId { get; private set; } = "";

    public string WriterName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset BegunAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Which open form last saved it: a form never conflicts with itself.</summary>
    public Guid Sitting { get; private set; }

    /// <summary>When it shall be published by itself; null when it is not planned. While it is planned nobody changes it.</summary>
    public Plan? Plan { get; private set; }

    /// <summary>In Danish, why it was not published although its time had come; null when there was no trouble.</summary>
    public string? Trouble { get; private set; }

    public Writer Writer => new(WriterId, WriterName);

    public bool IsPlanned => Plan is not null;

    public static Draft Begin(string path, string? baseHash, string? part, DateTimeOffset now) => new() { Path = path, BaseHash = baseHash, Part = part, BegunAt = now.ToUniversalTime() };

    public void Save(string text, Guid sitting, Writer writer, DateTimeOffset now)
    {
        (Text, Hash) = (text, ContentHash.Of(text));
        (WriterId, WriterName, Sitting, SavedAt) = (writer.Id, writer.Name, sitting, now.ToUniversalTime());
        Trouble = null;
    }

    /// <summary>Its writer has seen what the file says now, and goes on from there.</summary>
    public void TakeAccountOf(string? fileHash) => BaseHash = fileHash;

    public void Schedule(Plan plan) => (Plan, Trouble) = (plan, null);

    public void Unschedule() => Plan = null;

    /// <summary>Its time came, and it could not be published.</summary>
    public void Refuse(string why) => (Plan, Trouble) = (null, why.Length > TroubleMaxLength ? why[..TroubleMaxLength] : why);

    /// <summary>It could not be published just now, and is tried again.</summary>
    public void Delay(string why) => Trouble = why;
}

/// <summary>That a draft shall be published by itself.</summary>
/// <param name="At">UTC.</param>
public sealed record Plan(DateTimeOffset At, RevisionKind Kind, string? Note, bool CutsEdition, string WriterId, string WriterName)
{
    /// <summary>Who decided it.</summary>
    public Writer Writer => new(WriterId, WriterName);
}
