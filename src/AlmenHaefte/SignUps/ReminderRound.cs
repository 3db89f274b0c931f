using AlmenHaefte.Mailing;

namespace AlmenHaefte.SignUps;

/// <summary>A webinar's reminders have been queued, or it was too late for them. Once is enough.</summary>
public sealed class ReminderRound
{
    private ReminderRound()
    {
    }

    public int Id { get; private set; }

    public string WebinarId { get; private set; } = "";

    public MailKind Kind { get; private set; }

    /// <summary>The start that was reminded of: a moved webinar has new reminders. UTC.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    public bool WasSkipped { get; private set; }

    public static ReminderRound Of(string webinarId, MailKind kind, DateTimeOffset startsAt, bool wasSkipped) =>
        new() { WebinarId = webinarId, Kind = kind, StartsAt = startsAt.ToUniversalTime(), WasSkipped = wasSkipped };
}
