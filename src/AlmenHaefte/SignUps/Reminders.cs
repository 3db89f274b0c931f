using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Reminds those with a seat the day before at nine and an hour before, but not those who signed up shortly before that. A reminder that
/// could not be sent within two hours of its time is not sent at all. Run again, it does nothing.
/// </summary>
public sealed class Reminders(SiteDb db, Mails mails, WriteGate gate)
{
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private static readonly TimeOnly MorningBefore = new(9, 0);

    /// <exception cref="DataUnavailableException">The database could not be written; what came before it stands.</exception>
    public async Task<IReadOnlyList<ReminderOutcome>> QueueDueAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        var outcomes = new List<ReminderOutcome>();
        if (webinar.CancelledBecause is not null || !webinar.HasReminders || now < webinar.PublishAt || now >= webinar.StartsAt)
        {
            return outcomes;
        }

        foreach (var reminder in Of(webinar).Where(reminder => now >= reminder.DueAt))
        {
            var start = webinar.StartsAt;
            if (!await db.ReminderRounds.AnyAsync(round => round.WebinarId == webinar.Id && round.Kind == reminder.Kind && round.StartsAt == start, cancellation))
            {
                outcomes.Add(await RunAsync(reminder, webinar, now, cancellation));
            }
        }

        return outcomes;
    }

    private static IEnumerable<Reminder> Of(Webinar webinar)
    {
        var morning = DanishTime.DayOf(webinar.StartsAt).AddDays(-1).ToDateTime(MorningBefore);
        if (DanishTime.Read(morning) is WallTime.Once { At: var dayBefore })
        {
            yield return new Reminder(MailKind.ReminderDay, dayBefore, SignedUpBefore: TimeSpan.FromHours(12));
        }

        yield return new Reminder(MailKind.ReminderHour, webinar.StartsAt.AddHours(-1), SignedUpBefore: TimeSpan.FromHours(2));
    }

    private async Task<ReminderOutcome> RunAsync(Reminder reminder, Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        var isTooLate = now >= reminder.DueAt + Patience;
        var count = isTooLate ? 0 : await QueueAsync(reminder, webinar, now, cancellation);
        await gate.WriteAsync(db, async () =>
        {
            db.ReminderRounds.Add(ReminderRound.Of(webinar.Id, reminder.Kind, webinar.StartsAt, isTooLate));
            return await db.SaveChangesAsync(cancellation);
        }, cancellation);
        return new ReminderOutcome(webinar.Id, reminder.Kind, count, isTooLate);
    }

    private Task<int> QueueAsync(Reminder reminder, Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        var latest = (reminder.DueAt - reminder.SignedUpBefore).ToUniversalTime();
        var revision = webinar.StartsAt.UtcTicks;
        var those = db.SignUps.Where(signUp => signUp.WebinarId == webinar.Id && signUp.State == SignUpState.Confirmed && signUp.WantsReminders && signUp.CreatedAt <= latest);
        return gate.QueueForEachAsync(
            db, those, reminder.Kind, revision,
            signUp => reminder.Kind is MailKind.ReminderDay ? mails.ReminderDay(signUp, webinar, now, revision) : mails.ReminderHour(signUp, webinar, now, revision),
            cancellation);
    }

    private sealed record Reminder(MailKind Kind, DateTimeOffset DueAt, TimeSpan SignedUpBefore);
}

/// <summary>What came of one reminder of one webinar, for the log.</summary>
public sealed record ReminderOutcome(string WebinarId, MailKind Kind, int Queued, bool WasTooLate);
