using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>The letters that a webinar's time is the reason for: it has changed, or it is near.</summary>
internal sealed class TimeLetters(Phrases phrases, SiteLinks links)
{
    internal Letter Moved(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Nyt tidspunkt", webinar),
        "Webinaret har fået et nyt tidspunkt",
        [
            Phrases.Greeting(signUp),
            Phrases.Facts(webinar, FormerTime(signUp, webinar)),
            new Passage.Paragraph("Din plads er stadig din. Den vedhæftede invitation retter tidspunktet i din kalender."),
            phrases.Decline(signUp, "Passer det nye tidspunkt ikke?"),
            phrases.Join(signUp, webinar),
            phrases.Signature(),
        ]);

    internal Letter MovedWaitlist(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Nyt tidspunkt", webinar),
        "Webinaret har fået et nyt tidspunkt",
        [
            Phrases.Greeting(signUp),
            Phrases.Facts(webinar, FormerTime(signUp, webinar)),
            new Passage.Paragraph("Du står stadig på venteliste og beholder din plads i køen."),
            phrases.LeaveList(signUp, "Passer det nye tidspunkt ikke?"),
            phrases.Signature(),
        ]);

    internal Letter ReminderDay(SignUp signUp, Webinar webinar) =>
        Reminder(signUp, webinar, $"I morgen {DanishTime.WriteClock(webinar.StartsAt)}", $"Webinaret er i morgen {DanishTime.WriteClock(webinar.StartsAt)}");

    /// <summary>Says the time by the clock, so that it is also true of a mail that was long on its way.</summary>
    internal Letter ReminderHour(SignUp signUp, Webinar webinar) =>
        Reminder(signUp, webinar, $"Begynder {DanishTime.WriteClock(webinar.StartsAt)}", $"Webinaret begynder {DanishTime.WriteClock(webinar.StartsAt)}");

    private Letter Reminder(SignUp signUp, Webinar webinar, string subject, string heading) => new(
        MailSubject.About(subject, webinar),
        heading,
        [
            Phrases.Greeting(signUp),
            phrases.Join(signUp, webinar),
            Phrases.Facts(webinar),
            phrases.Decline(signUp, "Kan du alligevel ikke?"),
            phrases.Signature(),
            new Passage.Link("Vil du ikke have påmindelser om webinaret?", "Slå påmindelser fra", links.Reminders(signUp)) { IsSmall = true },
        ]);

    /// <summary>What the person was last told; null when that is nothing else than the new time.</summary>
    private static string? FormerTime(SignUp signUp, Webinar webinar) =>
        signUp is { ToldStart: { } start, ToldEnd: { } end } && (start, end) != (webinar.StartsAt, webinar.EndsAt) ? Phrases.Time(start, end) : null;
}
