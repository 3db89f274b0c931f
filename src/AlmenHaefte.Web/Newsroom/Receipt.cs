namespace AlmenHaefte.Web.Newsroom;

/// <summary>One line on the page that one is led to, telling what was done. It stands in the address, so that nothing need be remembered.</summary>
public static class Receipt
{
    public const string Saved = "gemt";
    public const string PasskeyMade = "noegle-lavet";
    public const string PasskeyRemoved = "noegle-fjernet";
    public const string Invited = "inviteret";
    public const string LinkSent = "link-sendt";
    public const string RoleChanged = "rolle-aendret";
    public const string SignedOut = "logget-ud";
    public const string Removed = "fjernet";

    public const string RemarkClosed = "henvendelse-lukket";

    public const string MailSentAgain = "mail-sendt-igen";
    public const string MailSetAside = "mail-til-side";
    public const string SearchDismissed = "soegning-fjernet";
    public const string LinkWorks = "link-virker";
    public const string LinkStillDead = "link-doedt";
    public const string AdviceFollowed = "raad-fulgt";
    public const string AdviceSetAside = "raad-til-side";
    public const string AdviceWithoutReason = "raad-uden-grund";
    public const string NothingDone = "intet";

    private const string Field = "gjort";

    public static string For(string address, string done) => $"{address}?{Field}={done}";

    /// <summary>Null for a page that nothing led to.</summary>
    public static string? Of(HttpRequest request) => request.Query[Field].ToString() switch
    {
        Saved => "Det er gemt.",
        PasskeyMade => "Adgangsnøglen er lavet.",
        PasskeyRemoved => "Adgangsnøglen er fjernet herfra. Slet den også på enheden, så den ikke bliver foreslået.",
        Invited => "Invitationen er sendt.",
        LinkSent => "Linket er sendt.",
        RoleChanged => "Rollen er ændret.",
        SignedOut => "Der er logget ud alle steder.",
        RemarkClosed => "Henvendelsen er lukket.",
        MailSentAgain => "Mailen ligger i udbakken igen.",
        MailSetAside => "Mailen er lagt til side.",
        SearchDismissed => "Ordene er fjernet fra listen.",
        LinkWorks => "Linket virker igen.",
        LinkStillDead => "Det virker heller ikke nu.",
        AdviceFollowed => "Det er rettet i kladden.",
        AdviceSetAside => "Rådet er lagt til side, til stedet bliver skrevet om.",
        AdviceWithoutReason => "Skriv, hvorfor det skal stå, så andre kan forstå det.",
        NothingDone => "Der var intet at gøre. Måske er det gjort i mellemtiden.",
        Removed => "Medarbejderen er fjernet.",
        _ => null,
    };
}
