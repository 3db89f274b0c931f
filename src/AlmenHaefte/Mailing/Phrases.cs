using System.Globalization;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>What several letters say, said in the same words in each.</summary>
internal sealed class Phrases(Sender sender, SiteLinks links)
{
    private const string TimeLabel = "Tid";

    /// <summary>For a letter to an address whose owner may not be the one whose name was typed, and to those whose name is gone.</summary>
    internal static Passage GreetingWithoutName => new Passage.Paragraph("Hej");

    /// <summary>In a mail a name stands here and nowhere else.</summary>
    internal static Passage Greeting(SignUp signUp) => signUp.Name.Length > 0 ? new Passage.Paragraph($"Hej {signUp.Name}") : GreetingWithoutName;

    internal static string Title(Webinar webinar) => MailSubject.OnOneLine(webinar.Title);

    internal static string Time(DateTimeOffset start, DateTimeOffset end) => $"{DanishTime.Write(start, end)} (dansk tid)";

    internal static string Day(DateOnly day) => $"den {DanishTime.Write(day)}";

    internal static Passage About(Webinar webinar) => new Passage.Facts(new Fact("Webinar", Title(webinar)));

    /// <summary>What and when, for one who no longer comes.</summary>
    internal static Passage AboutAndTime(Webinar webinar) =>
        new Passage.Facts([new Fact("Webinar", Title(webinar)), new Fact(TimeLabel, Time(webinar.StartsAt, webinar.EndsAt)), .. Reservation(webinar)]);

    /// <summary>What, when and where.</summary>
    /// <param name="former">The time that no longer holds.</param>
    internal static Passage Facts(Webinar webinar, string? former = null)
    {
        var time = new Fact(TimeLabel, Time(webinar.StartsAt, webinar.EndsAt), former);
        return new Passage.Facts([new Fact("Webinar", Title(webinar)), time, .. Reservation(webinar), new Fact("Sted", "På nettet")]);
    }

    /// <summary>What and when, under a heading that says what.</summary>
    internal static Passage TimeOnly(Webinar webinar) =>
        new Passage.Facts([new Fact(TimeLabel, Time(webinar.StartsAt, webinar.EndsAt)), .. Reservation(webinar)]);

    /// <summary>Promises a time only when it is known where the webinar takes place.</summary>
    internal Passage Join(SignUp signUp, Webinar webinar, DateTimeOffset now) => new Passage.Button(
        "Deltag i webinaret",
        links.Door(signUp),
        webinar.MeetingUrl is null
            ? now < webinar.StartsAt ? "Her kommer du ind, når webinaret begynder." : "Linket til webinaret mangler endnu. Her kommer du ind, så snart det er lagt ind."
            : $"Her kommer du ind. {(now < webinar.DoorsOpenAt ? $"Døren åbner {DanishTime.WriteClock(webinar.DoorsOpenAt)}, {MinutesBefore(webinar)}\u00A0minutter før start." : "Døren er åben.")}");

    internal Passage Decline(SignUp signUp, string lead) => new Passage.Link(lead, "Meld afbud", links.Manage(signUp));

    internal Passage LeaveList(SignUp signUp, string lead) => new Passage.Link(lead, "Forlad ventelisten", links.Manage(signUp));

    internal Passage NotMe(SignUp signUp, string lead = "Har du ikke selv tilmeldt dig?") => new Passage.Link(lead, "Det var ikke mig", links.NotMe(signUp));

    /// <param name="caution">What may have happened meanwhile.</param>
    internal IEnumerable<Passage> Undo(SignUp signUp, string text, string caution = "") => signUp.CancelledAt is { } at
        ? [new Passage.Link($"Du kan fortryde til {DanishTime.WriteClock(at + SignUp.UndoTime)}{caution}.", text, links.Manage(signUp))]
        : [];

    internal Passage SignUpAgain(Webinar webinar, string lead) => new Passage.Link(lead, "Tilmeld dig igen", links.Webinar(webinar));

    /// <summary>Empty when nobody has said who reads the answer.</summary>
    internal IEnumerable<Passage> Answer(Webinar webinar, string lead) =>
        sender.ReplyTo is not null ? [new Passage.Paragraph($"{lead} Så svar på denne mail.")]
        : webinar.Contact is { } contact ? [new Passage.Paragraph($"{lead} Så kontakt {MailSubject.OnOneLine(contact)}.")]
        : [];

    /// <param name="isOver">Whether the webinar is; then no reminders are left to turn off.</param>
    internal Passage TurnOff(SignUp signUp, Webinar webinar, bool isOver) =>
        new Passage.Link("Vil du ikke have den slags mails om webinaret?", $"Slå {OptionalMails.Of(webinar, isOver).Name} fra", links.Reminders(signUp)) { IsSmall = true };

    internal Passage Signature() => new Passage.Paragraph(
        $"Venlig hilsen\n{sender.Name}\n{sender.SiteName}{(sender.ReplyTo is { } address ? $"\n\nSpørgsmål? Svar på denne mail, eller skriv til {address}" : "")}");

    internal Passage Deletion(SignUp signUp, Webinar webinar) =>
        new Passage.Link($"Vi sletter dine oplysninger senest {Day(signUp.DeletedOn)}.", "Se, ret eller slet dem selv", links.Manage(signUp)) { IsSmall = true };

    private static string MinutesBefore(Webinar webinar) => (webinar.StartsAt - webinar.DoorsOpenAt).TotalMinutes.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<Fact> Reservation(Webinar webinar) => webinar.Reservation is { } reservation ? [new Fact("Forbehold", reservation)] : [];
}
