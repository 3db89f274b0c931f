using AlmenHaefte.Drafts;

namespace AlmenHaefte.Wording;

/// <summary>Somebody has decided that a passage shall stand as it does, whatever the advice. It holds for these very words.</summary>
public sealed class AdviceSetAside
{
    public const int ReasonMaxLength = 300;

    private AdviceSetAside()
    {
    }

    public int Id { get; private set; }

    /// <summary>Of the file.</summary>
    public string Path { get; private set; } = "";

    /// <summary>See <see cref="Advice.Key"/>.</summary>
    public string Key { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public string WriterId { get; private set; } = "";

    public string WriterName { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private set; }

    public static AdviceSetAside Of(Advice advice, string reason, Writer by, DateTimeOffset now) =>
        new() { Path = advice.File, Key = advice.Key, Reason = reason, WriterId = by.Id, WriterName = by.Name, At = now.ToUniversalTime() };
}
