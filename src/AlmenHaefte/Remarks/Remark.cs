namespace AlmenHaefte.Remarks;

/// <summary>
/// What a reader wrote about a chapter: that something is wrong, missing or hard to understand. It says nothing of who wrote it, and nobody is asked.
/// </summary>
public sealed class Remark
{
    public const int TextMaxLength = 2000;
    public const int PlaceMaxLength = 200;
    public const int SlugMaxLength = 200;
    public const int AnswerMaxLength = 2000;

    private Remark()
    {
    }

    /// <summary>Made with the form, so that one form sent twice is one remark.</summary>
    public Guid Id { get; private set; }

    /// <summary>Name of the booklet in its address.</summary>
    public string Booklet { get; private set; } = "";

    /// <summary>Name of the chapter in its address, as it was then.</summary>
    public string Chapter { get; private set; } = "";

    /// <summary>Of the booklet, when it was written.</summary>
    public int Edition { get; private set; }

    /// <summary>Plain text with line breaks. Null when it has served its time.</summary>
    public string? Text { get; private set; }

    /// <summary>Where in the chapter, in the reader's own words; null when they did not say.</summary>
    public string? Place { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    /// <summary>UTC; null while nobody has dealt with it.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }

    /// <summary>What came of it, in the words of whoever closed it. For the newsroom: the reader cannot be written to.</summary>
    public string? Answer { get; private set; }

    /// <summary>The staff member who closed it; null while nobody has.</summary>
    public Guid? ClosedById { get; private set; }

    public static Remark Receive(Guid id, string booklet, string chapter, int edition, string text, string? place, DateTimeOffset now) => new()
    {
        Id = id,
        Booklet = booklet,
        Chapter = chapter,
        Edition = edition,
        Text = text,
        Place = place,
        ReceivedAt = now.ToUniversalTime(),
    };

    /// <summary>Closing it again replaces the answer.</summary>
    public void Close(string answer, Guid by, DateTimeOffset now)
    {
        Answer = answer;
        ClosedById = by;
        ClosedAt = now.ToUniversalTime();
    }
}
