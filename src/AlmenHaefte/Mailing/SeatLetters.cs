using System.Globalization;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>The letters that say where a person stands: a seat, a place in the queue, and the links to both.</summary>
internal sealed class SeatLetters(Phrases phrases, SiteLinks links)
{
    internal Letter Confirmed(SignUp signUp, Webinar webinar, DateTimeOffset now) => new(
        MailSubject.About("Du er tilmeldt", webinar),
        "Du er tilmeldt",
        [
            Phrases.Greeting(signUp),
            new Passage.Paragraph("Du har en plads. Her er det, du skal bruge."),
            .. Seat(signUp, webinar, now),
            phrases.Decline(signUp, "Kan du ikke komme?"),
            phrases.NotMe(signUp),
            phrases.Signature(),
            phrases.Deletion(signUp, webinar),
        ]);

    internal Letter Promoted(SignUp signUp, Webinar webinar, DateTimeOffset now) => new(
        MailSubject.About("Du har fået en plads", webinar),
        "Du har fået en plads",
        [
            Phrases.Greeting(signUp),
            new Passage.Paragraph("Der blev plads, og du er rykket op fra ventelisten. Her er det, du skal bruge."),
            .. Seat(signUp, webinar, now),
            phrases.Decline(signUp, "Kan du alligevel ikke? Så går pladsen videre til den næste."),
            phrases.NotMe(signUp),
            phrases.Signature(),
            phrases.Deletion(signUp, webinar),
        ]);

    internal Letter Waitlisted(SignUp signUp, Webinar webinar, int position) => new(
        MailSubject.About("Du står på venteliste", webinar),
        "Du står på venteliste",
        [
            Phrases.Greeting(signUp),
            new Passage.Paragraph($"Webinaret er fuldt, og du er {Number(position)} på ventelisten."),
            .. Place(signUp, webinar),
        ]);

    /// <param name="position">Null for one with a seat.</param>
    internal Letter Already(SignUp signUp, Webinar webinar, int? position, DateTimeOffset now) => position is { } place
        ? new(
            MailSubject.About("Du står allerede på venteliste", webinar),
            "Du står allerede på venteliste",
            [
                Phrases.Greeting(signUp),
                new Passage.Paragraph($"Formularen er sendt igen med din adresse. Det ændrer ikke noget: Du er {Number(place)} på ventelisten."),
                .. Place(signUp, webinar),
            ])
        : new(
            MailSubject.About("Du er allerede tilmeldt", webinar),
            "Du er allerede tilmeldt",
            [
                Phrases.Greeting(signUp),
                new Passage.Paragraph("Formularen er sendt igen med din adresse. Det ændrer ikke noget: Du har en plads, og her er det, du skal bruge."),
                .. Seat(signUp, webinar, now),
                phrases.Decline(signUp, "Kan du ikke komme?"),
                phrases.NotMe(signUp),
                phrases.Signature(),
                phrases.Deletion(signUp, webinar),
            ]);

    /// <param name="signUps">Live ones.</param>
    internal Letter LinkAgain(IReadOnlyList<(SignUp SignUp, Webinar Webinar)> signUps, DateTimeOffset now) => new(
        "Dine links til webinarer",
        "Her er dine links",
        [
            Phrases.GreetingWithoutName,
            new Passage.Paragraph("Du har bedt om at få dine links sendt igen."),
            .. signUps.SelectMany(each => Links(each.SignUp, each.Webinar, now)),
            phrases.Signature(),
            new Passage.SmallPrint("Har du ikke selv bedt om mailen, kan du se bort fra den. Kun du har fået linkene."),
        ]);

    private IEnumerable<Passage> Links(SignUp signUp, Webinar webinar, DateTimeOffset now)
    {
        yield return new Passage.Subheading(Phrases.Title(webinar));
        yield return Phrases.TimeOnly(webinar);
        if (webinar.IsOverAt(now))
        {
            yield return new Passage.Link("Webinaret er slut.", "Se din tilmelding", links.Manage(signUp));
        }
        else if (signUp.State is SignUpState.Waitlisted)
        {
            yield return new Passage.Link("Du står på venteliste.", "Se dit nummer i køen, eller forlad ventelisten", links.Manage(signUp));
        }
        else
        {
            yield return new Passage.Link("Du er tilmeldt.", "Deltag i webinaret", links.Door(signUp));
            yield return new Passage.Link("Kan du ikke komme, eller skal noget rettes?", "Meld afbud, eller ret din tilmelding", links.Manage(signUp));
        }
    }

    private IEnumerable<Passage> Seat(SignUp signUp, Webinar webinar, DateTimeOffset now) =>
    [
        Phrases.Facts(webinar),
        phrases.Join(signUp, webinar, now),
        new Passage.Paragraph("Invitationen er vedhæftet, så du kan lægge webinaret i din kalender. Bliver tiden ændret, får du en ny."),
    ];

    private IEnumerable<Passage> Place(SignUp signUp, Webinar webinar) =>
    [
        new Passage.Paragraph("Bliver der plads, rykker du automatisk op, og så får du en mail. Du skal ikke selv gøre noget."),
        Phrases.Facts(webinar),
        phrases.LeaveList(signUp, "Vil du ikke længere stå på listen?"),
        phrases.NotMe(signUp),
        phrases.Signature(),
        phrases.Deletion(signUp, webinar),
    ];

    private static string Number(int position) => $"nr.\u00A0{position.ToString(CultureInfo.InvariantCulture)}";
}
