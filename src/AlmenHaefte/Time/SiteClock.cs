namespace AlmenHaefte.Time;

/// <summary>
/// The site's only clock. Without a start it is the real one; with a start (<c>Site:Clock</c>) it showed that moment
/// when it was made and has ticked on since, so that the site can be seen as it looks on a given day.
/// </summary>
public sealed class SiteClock(DateTimeOffset? startsAt = null) : TimeProvider
{
    private readonly TimeSpan ahead = startsAt is { } start ? start - System.GetUtcNow() : TimeSpan.Zero;

    public DateTimeOffset? StartsAt { get; } = startsAt;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
