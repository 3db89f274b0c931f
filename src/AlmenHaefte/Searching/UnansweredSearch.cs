namespace AlmenHaefte.Searching;

/// <summary>Words that readers have searched for and found nothing. It says how often and on which days, and nothing of who they were.</summary>
public sealed class UnansweredSearch
{
    public const int WordsMaxLength = 80;

    /// <summary>Folding makes æ, ø and å longer.</summary>
    public const int KeyMaxLength = 2 * WordsMaxLength;

    private UnansweredSearch()
    {
    }

    public int Id { get; private set; }

    /// <summary>As they are compared: folded, with one space between them. Unique.</summary>
    public string Key { get; private set; } = "";

    /// <summary>In lower case, as they were first typed.</summary>
    public string Text { get; private set; } = "";

    public int Count { get; private set; }

    /// <summary>Danish days: nothing finer is kept.</summary>
    public DateOnly FirstOn { get; private set; }

    public DateOnly LastOn { get; private set; }

    /// <summary>UTC. Somebody on the staff wants to see no more of it, however often it is searched for.</summary>
    public DateTimeOffset? DismissedAt { get; private set; }

    public Guid? DismissedById { get; private set; }

    public static UnansweredSearch First(UnansweredWords words, DateOnly day) => new() { Key = words.Key, Text = words.Text, FirstOn = day, LastOn = day };

    public void Again(int times, DateOnly day)
    {
        Count += times;
        LastOn = day > LastOn ? day : LastOn;
    }

    public void Dismiss(Guid by, DateTimeOffset now) => (DismissedAt, DismissedById) = (now.ToUniversalTime(), by);
}
