using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>The letters to those who no longer have a seat or a place in the queue.</summary>
internal sealed class FarewellLetters(Phrases phrases, Sender sender)
{
    private const string TakesOutOfCalendar = "Den vedhæftede fil tager webinaret ud af din kalender.";

    internal Letter LeftList(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Du har forladt ventelisten", webinar),
        "Du har forladt ventelisten",
        [
            Phrases.Greeting(signUp),
            Phrases.AboutAndTime(webinar),
            new Passage.Paragraph("Du står ikke længere i kø til webinaret."),
            .. phrases.Undo(signUp, "Kom tilbage på ventelisten"),
            phrases.SignUpAgain(webinar, "Vil du alligevel med?"),
            phrases.Signature(),
            phrases.Deletion(signUp, webinar),
        ]);

    internal Letter Cancelled(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Du er afmeldt", webinar),
        "Du er afmeldt",
        [
            Phrases.Greeting(signUp),
            Phrases.AboutAndTime(webinar),
            new Passage.Paragraph($"Tak, fordi du meldte afbud. {TakesOutOfCalendar}"),
            .. phrases.Undo(signUp, "Fortryd afmeldingen", webinar.Capacity is null ? "" : ", men pladsen kan nå at gå til en anden"),
            phrases.SignUpAgain(webinar, "Kan du alligevel komme?"),
            phrases.Signature(),
            phrases.Deletion(signUp, webinar),
        ]);

    internal Letter CancelledByStaff(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Du er afmeldt", webinar),
        $"{sender.Name} har afmeldt dig",
        [
            Phrases.Greeting(signUp),
            Phrases.AboutAndTime(webinar),
            new Passage.Paragraph(signUp.HadSeat ? $"Du har ikke længere en plads. {TakesOutOfCalendar}" : "Du står ikke længere på venteliste."),
            .. phrases.Answer(webinar, "Er det en fejl?"),
            phrases.SignUpAgain(webinar, "Vil du alligevel med?"),
            phrases.Signature(),
            phrases.Deletion(signUp, webinar),
        ]);

    internal Letter WebinarCancelled(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Aflyst", webinar),
        "Webinaret er aflyst",
        [
            Phrases.Greeting(signUp),
            Phrases.About(webinar),
            new Passage.Paragraph($"Webinaret {Phrases.Day(DanishTime.DayOf(webinar.StartsAt))} bliver ikke til noget."),
            .. webinar.CancelledBecause is { } reason ? [new Passage.Paragraph(reason)] : Array.Empty<Passage>(),
            new Passage.Paragraph(signUp.HadSeat ? $"Du skal ikke gøre noget. {TakesOutOfCalendar}" : "Du skal ikke gøre noget."),
            phrases.Signature(),
            phrases.Deletion(signUp, webinar),
        ]);

    /// <summary>Whoever reads it need not be the person, and the links of the sign-up no longer work.</summary>
    internal Letter AddressChanged(SignUp old, Webinar webinar) => new(
        MailSubject.About("Ny mailadresse", webinar),
        "Tilmeldingen har fået en ny mailadresse",
        [
            Phrases.GreetingWithoutName,
            Phrases.About(webinar),
            new Passage.Paragraph("Tilmeldingen er flyttet fra denne mailadresse til en anden. Linkene i mailene til den gamle adresse virker ikke længere."),
            .. old.HadSeat ? [new Passage.Paragraph($"{TakesOutOfCalendar} Der er sendt en ny invitation til den nye adresse.")] : Array.Empty<Passage>(),
            .. phrases.Answer(webinar, "Har du ikke selv flyttet den?"),
            phrases.Signature(),
        ]);

    internal Letter Removed(SignUp signUp, Webinar webinar) => new(
        MailSubject.About("Tilmeldingen er slettet", webinar),
        "Tilmeldingen er slettet",
        [
            Phrases.GreetingWithoutName,
            Phrases.About(webinar),
            new Passage.Paragraph("Tak, fordi du sagde til. Adressen er ikke længere tilmeldt, og det, der stod i tilmeldingen, er slettet."),
            new Passage.Paragraph($"{(signUp.HadSeat ? $"{TakesOutOfCalendar} " : "")}I 30 dage kan ingen tilmelde adressen til webinaret igen."),
            .. phrases.Answer(webinar, "Var det en fejl, og vil du alligevel med?"),
            phrases.Signature(),
        ]);

    /// <param name="isInCalendar">Whether the mail takes the webinar out of the person's calendar.</param>
    internal Letter Erased(Webinar webinar, bool isInCalendar) => new(
        MailSubject.About("Dine oplysninger er slettet", webinar),
        "Dine oplysninger er slettet",
        [
            Phrases.GreetingWithoutName,
            Phrases.About(webinar),
            new Passage.Paragraph("Vi har slettet din tilmelding og det, du har skrevet i den. Linkene i de tidligere mails virker ikke længere."),
            .. isInCalendar ? [new Passage.Paragraph(TakesOutOfCalendar)] : Array.Empty<Passage>(),
            new Passage.Paragraph("Det er den sidste mail om din tilmelding."),
            phrases.Signature(),
        ]);
}
