namespace AlmenHaefte.Time;

/// <summary>What a time on a Danish clock face means. Two nights a year it is not exactly one moment.</summary>
public abstract record WallTime
{
    private WallTime()
    {
    }

    public sealed record Once(DateTimeOffset At) : WallTime;

    /// <summary>The clock jumped over this time: the hour that is lost in March.</summary>
    public sealed record Never : WallTime;

    /// <summary>The clock showed this time in summer time and again an hour later: the hour that is repeated in October.</summary>
    public sealed record Twice(DateTimeOffset First, DateTimeOffset Second) : WallTime;
}
