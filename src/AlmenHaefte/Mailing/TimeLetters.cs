using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>The letters that a webinar's time is the reason for: it has changed, or it is near.</summary>
internal sealed class TimeLetters(Phrases phrases)
{
    internal Letter Moved(SignUp signUp, Webinar webinar, DateTimeOffset now) => new(
        MailSubject.About("Nyt tidspunkt", webinar),
        "Webinaret har fået et nyt tidspunkt",
        [
            Phrases.Greeting(signUp),
            Phrases.Facts(webinar, FormerTime(signUp, webinar)),
            new Passage.Paragraph("Din plads er stadig din. Den vedhæftede invitation retter tidspunktet i din kalender."),
            phrases.Decline(signUp, "Passer det nye tidspunkt ikke?"),
            phrases.Join(signUp, webinar, now),
            phrases.Signature(),
            phrases.Deletion(signUp, webinar),
        ]);

    internal Letter MovedWaitlist(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Nyt tidspunkt", webinar),
        "Webinaret har fået et nyt tidspunkt",
        [
            Phrases.Greeting(signUp),
            Phrases.Facts(webinar, FormerTime(signUp, webinar)),
            new Passage.Paragraph("Du står stadig på venteliste og beholder dit nummer i køen."),
            phrases.LeaveList(signUp, "Passer det nye tidspunkt ikke?"),
            phrases.Signature(),
            phrases.Deletion(signUp, webinar),
        ]);

    internal Letter ReminderDay(SignUp signUp, Webinar webinar, DateTimeOffset now) =>
        Reminder(signUp, webinar, now, $"I morgen {DanishTime.WriteClock(webinar.StartsAt)}", $"Webinaret er i morgen {DanishTime.WriteClock(webinar.StartsAt)}");

    /// <summary>Says the time by the clock, so that it is also true of a mail that was long on its way.</summary>
    internal Letter ReminderHour(SignUp signUp, Webinar webinar, DateTimeOffset now) =>
        Reminder(signUp, webinar, now, $"Begynder {DanishTime.WriteClock(webinar.StartsAt)}", $"Webinaret begynder {DanishTime.WriteClock(webinar.StartsAt)}");

    private Letter Reminder(SignUp signUp, Webinar webinar, DateTimeOffset now, string subject, string heading) => new(
        MailSubject.About(subject, webinar),
        heading,
        [
            Phrases.Greeting(signUp),
            phrases.Join(signUp, webinar, now),
            Phrases.Facts(webinar),
            phrases.Decline(signUp, "Kan du alligevel ikke?"),
            phrases.Signature(),
            phrases.TurnOff(signUp, webinar, isOver: false),
        ]);

    /// <summary>What the person was last told; null when that is nothing else than the new time.</summary>
    private static string? FormerTime(SignUp signUp, Webinar webinar) =>
        signUp is { ToldStart: { } start, ToldEnd: { } end } && (start, end) != (webinar.StartsAt, webinar.EndsAt) ? Phrases.Time(start, end) : null;
}
