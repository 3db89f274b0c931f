namespace AlmenHaefte.Web.Newsroom;

/// <summary>What was just done, told at the top of the page that follows. It stands in the address, so that nothing need be remembered.</summary>
public static class Done
{
    public const string PasskeyMade = "noegle-lavet";
    public const string PasskeyRemoved = "noegle-fjernet";
    public const string Invited = "inviteret";
    public const string LinkSent = "link-sendt";
    public const string RoleChanged = "rolle-aendret";
    public const string SignedOut = "logget-ud";
    public const string Removed = "fjernet";

    public const string RemarkClosed = "henvendelse-lukket";

    public const string MailSetAside = "mail-til-side";
    public const string SearchDismissed = "soegning-fjernet";
    public const string LinkWorks = "link-virker";
    public const string LinkStillDead = "link-doedt";
    public const string AdviceFollowed = "raad-fulgt";
    public const string AdviceSetAside = "raad-til-side";
    public const string AdviceWithoutReason = "raad-uden-grund";

    public const string AddressCorrected = "adresse";
    public const string Cancelled = "afmeldt";
    public const string CancelledQuietly = "afmeldt-stille";
    public const string SeatGiven = "plads";
    public const string Present = "var-med";
    public const string Erased = "slettet";
    public const string SentAgain = "sendt-igen";
    public const string Nothing = "intet";
    public const string MessageQueued = "besked";
    public const string MessageToMe = "proeve";
    public const string MessageCalledBack = "kaldt-tilbage";
    public const string Saved = "gemt";
    public const string Created = "oprettet";
    public const string Undone = "fortrudt";
    public const string TooLate = "for-sent";

    private const string Field = "gjort";
    private const string NumberField = "antal";

    public static string For(string address, string done, int? number = null) => $"{address}?{Field}={done}{(number is { } count ? $"&{NumberField}={count}" : "")}";

    /// <summary>Null for a page that nothing led to.</summary>
    public static string? Of(HttpRequest request)
    {
        var number = int.TryParse(request.Query[NumberField].ToString(), out var count) ? count : 0;
        return request.Query[Field].ToString() switch
        {
            PasskeyMade => "Adgangsnøglen er lavet.",
            PasskeyRemoved => "Adgangsnøglen er fjernet herfra. Slet den også på enheden, så den ikke bliver foreslået.",
            Invited => "Invitationen er sendt.",
            LinkSent => "Linket er sendt.",
            RoleChanged => "Rollen er ændret.",
            SignedOut => "Der er logget ud alle steder.",
            Removed => "Medarbejderen er fjernet.",
            RemarkClosed => "Henvendelsen er lukket.",
            MailSetAside => "Mailen er lagt til side.",
            SearchDismissed => "Ordene er fjernet fra listen.",
            LinkWorks => "Linket virker igen.",
            LinkStillDead => "Det virker heller ikke nu.",
            AdviceFollowed => "Det er rettet i kladden.",
            AdviceSetAside => "Rådet er lagt til side, til stedet bliver skrevet om.",
            AdviceWithoutReason => "Skriv, hvorfor det skal stå, så andre kan forstå det.",
            AddressCorrected => "Adressen er rettet, og bekræftelsen er sendt til den nye.",
            Cancelled => "Personen er afmeldt og får mail om det.",
            CancelledQuietly => "Personen er afmeldt og får ingen mail.",
            SeatGiven => "Personen har fået en plads og får mail om det.",
            Present => number is 0 ? "Ingen nye er noteret som fremmødt." : $"Noteret, at {Count(number)} var med.",
            Erased => "Oplysningerne er slettet.",
            SentAgain => "Mailen ligger i udbakken igen.",
            Nothing => "Der var intet at ændre. Måske er det gjort i mellemtiden.",
            MessageQueued => $"Beskeden til {Count(number)} ligger i udbakken og sendes om fem minutter. Indtil da kan den fortrydes.",
            MessageToMe => "Prøven er på vej til dig. Ingen andre har fået den.",
            MessageCalledBack => number is 0 ? "Det var for sent: mailene er sendt." : $"Udsendelsen er fortrudt. {Count(number)} får ikke beskeden.",
            Saved => "Ændringen er gemt.",
            Created => "Webinaret er oprettet som kladde. Kun redaktionen kan se det.",
            Undone => "Ændringen er fortrudt. De mails, der ventede, bliver ikke sendt.",
            TooLate => "Det var for sent, eller webinaret er ændret igen siden.",
            _ => null,
        };
    }

    private static string Count(int number) => number == 1 ? "1 person" : $"{number} personer";
}
