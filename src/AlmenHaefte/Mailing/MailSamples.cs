using AlmenHaefte.Webinars;
using static AlmenHaefte.Mailing.SampleCast;

namespace AlmenHaefte.Mailing;

/// <summary>
/// Every mail there is, written by <see cref="Mails"/> itself from people, a webinar, keys and moments that never change: for a person to
/// read through, and for the tests to hold to what was approved. The links lead nowhere.
/// </summary>
public sealed class MailSamples
{
    private static readonly DateTimeOffset Later = SignedUpAt.AddDays(2);
    private static readonly DateTimeOffset Afterwards = Launch.EndsAt.AddDays(1);

    private readonly List<MailSample> samples = [];
    private readonly Mails mails;

    private MailSamples()
    {
        var sender = new Sender("AlmenNet", "tilmelding@haefter.example", "kontakt@almennet.example", "AlmenHæfter");
        var links = new SiteLinks(path => "https://haefter.example" + path, new LinkKeys(new byte[LinkKeys.SecretBytes]));
        mails = new Mails(sender, links) { NewId = () => new Guid(samples.Count + 1, 0, 0x4000, [0x80, 0, 0, 0, 0, 0, 0, 0]) };
        AddSeats();
        AddTimes();
        AddFarewells();
        AddLater();
        AddStaff();
    }

    public static IReadOnlyList<MailSample> All() => new MailSamples().samples;

    private void AddSeats()
    {
        Add("bekraeftelse", "Når man tilmelder sig, og der er plads", mails.Confirmed(Aase(), Launch, SignedUpAt));
        Add("bekraeftelse-med-forbehold", "Når tiden er usikker, og mødelinket ikke er kendt endnu", mails.Confirmed(Soeren(), Uncertain, SignedUpAt));
        Add("allerede-tilmeldt", "Når man tilmelder sig igen med en adresse, der har en plads", mails.Already(Aase(), Launch, null, Later, 1));
        Add("allerede-paa-venteliste", "Når man tilmelder sig igen med en adresse, der står på venteliste", mails.Already(Aase(hasSeat: false), Launch, 4, Later, 1));
        Add("allerede-tilmeldt-bagefter", "Når man beder om optagelsen med en adresse, der er tilmeldt", mails.Already(Aase(), Recorded, null, Afterwards, 1));
        Add("venteliste", "Når man tilmelder sig, og der er optaget", mails.Waitlisted(Aase(hasSeat: false), Launch, 4, SignedUpAt));
        Add("oprykket", "Når man får en plads fra ventelisten", mails.Promoted(Aase(hasSeat: false).With(aase => aase.GiveSeat()), Launch, Later));
        Add("links-igen", "Når man beder om sine links", mails.LinkAgain(
            Email("aase@almenbo.example"),
            [(Aase(), Uncertain), (Aase(hasSeat: false), Moved with { Title = "Spørgsmål og svar om partnerskaber" }), (Aase(), Past)],
            Later));
    }

    private void AddTimes()
    {
        Add("flyttet", "Når webinaret får et nyt tidspunkt", mails.Moved(Aase().With(ToldAndMoved), Moved, Later, 1));
        Add("flyttet-venteliste", "Når webinaret får et nyt tidspunkt, til dem på ventelisten", mails.MovedWaitlist(Aase(hasSeat: false).With(ToldAndMoved), Moved, Later, 1));
        Add("paamindelse-dagen-foer", "Klokken 9 dagen før", mails.ReminderDay(Aase(), Launch, Launch.StartsAt.AddHours(-25), 1));
        Add("paamindelse-timen-foer", "En time før", mails.ReminderHour(Soeren(), Uncertain, Launch.StartsAt.AddHours(-1), 1));
    }

    private void AddFarewells()
    {
        Add("forladt-venteliste", "Når man selv forlader ventelisten", mails.LeftList(Aase(hasSeat: false).With(ByThemselves), Launch, Later));
        Add("afmeldt", "Når man selv melder afbud", mails.Cancelled(Aase().With(ByThemselves), Launch, Later));
        Add("afmeldt-af-redaktionen", "Når redaktionen afmelder en, der har en plads", mails.CancelledByStaff(Aase().With(ByStaff), Launch, Later));
        Add("afmeldt-af-redaktionen-venteliste", "Når redaktionen afmelder en på ventelisten", mails.CancelledByStaff(Aase(hasSeat: false).With(ByStaff), Launch, Later));
        Add("aflyst", "Når webinaret bliver aflyst", mails.WebinarCancelled(Aase().With(CancelledWithIt), CalledOff, Later));
        Add("aflyst-venteliste", "Når webinaret bliver aflyst, til dem på ventelisten", mails.WebinarCancelled(Aase(hasSeat: false).With(CancelledWithIt), CalledOff, Later));
        Add("adresse-aendret", "Til den gamle adresse, når man skifter til en ny", mails.AddressChanged(Aase().With(aase => aase.GiveWay(Later)), Launch, Later));
        Add("ikke-mig", "Når man svarer, at man ikke selv har tilmeldt sig", mails.Removed(Aase().With(aase => aase.Cancel(CancelReason.NotMe, Later)), Launch, Later));
        Add("slettet", "Når man selv sletter sine oplysninger før webinaret", mails.Erased(Aase().With(ByThemselves), Launch, Later));
        Add("slettet-bagefter", "Når man selv sletter sine oplysninger efter webinaret", mails.Erased(Aase().With(ByThemselves), Launch, Afterwards));
    }

    private void AddLater()
    {
        Add("optagelse-deltog", "Når optagelsen er klar, til dem, der var med", mails.Recording(Aase().With(aase => aase.Join(Launch.StartsAt)), Recorded, Afterwards));
        Add("optagelse-deltog-ikke", "Når optagelsen er klar, til dem, der ikke var med; her kun for tilmeldte",
            mails.Recording(Soeren(), Recorded with { RecordingIsForSignedUp = true, QuestionnaireUrl = null }, Afterwards));
        Add("optagelse-bedt-om", "Når man skriver sig op efter webinaret for at få optagelsen",
            mails.Recording(Aase(at: Afterwards), Recorded with { RecordingIsForSignedUp = true, SlidesUrl = null, QuestionnaireUrl = null }, Afterwards));
        Add("besked", "Når redaktionen skriver til deltagerne", mails.StaffMessage(
            Aase(), Launch, 1, "Send gerne dine spørgsmål på forhånd",
            "Vi har fået flere spørgsmål om tilbudsfasen, og dem begynder vi med.\n\nHar du et, så svar på denne mail senest den 18. april. Skriv gerne:\n– hvad I er i gang med\n– hvad I er i tvivl om", Later));
        Add("kommende", "Til dem, der har bedt om at høre om kommende webinarer", mails.Coming(
            Consent(), "Nyt webinar om tilbudsfasen den 1. juni",
            "Onsdag den 1. juni kl. 10.00–11.00 fortæller to bygherrer, hvad de ville gøre anderledes.\n\nDu kan tilmelde dig her:\nhttps://haefter.example/webinarer/tilbudsfasen", Later));
    }

    private void AddStaff()
    {
        Add("redaktion-invitation", "Når en administrator inviterer en til redaktionen", mails.StaffLink(Colleague(), StaffLink, SignedUpAt));
        Add("redaktion-nyt-link", "Når en medarbejder skal bruge et nyt link", mails.StaffLink(Colleague("Søren O’Brien"), StaffLink, SignedUpAt));
    }

    private void Add(string name, string description, Mail mail) => samples.Add(new MailSample(name, description, mail));

    private static void ToldAndMoved(SignUp signUp)
    {
        signUp.Told(Launch.StartsAt, Launch.EndsAt);
        signUp.Move(Moved.StartsAt, Moved.EndsAt);
    }

    private static void ByThemselves(SignUp signUp) => signUp.Cancel(CancelReason.Self, Later);

    private static void ByStaff(SignUp signUp) => signUp.Cancel(CancelReason.Staff, Later);

    private static void CancelledWithIt(SignUp signUp) => signUp.Cancel(CancelReason.WebinarCancelled, Later);
}
