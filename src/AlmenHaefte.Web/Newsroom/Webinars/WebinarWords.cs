using AlmenHaefte.Mailing;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Newsroom.Webinars;

internal static class WebinarWords
{
    public static string InDanish(this WebinarPhase phase) => phase switch
    {
        WebinarPhase.Draft => "Kladde",
        WebinarPhase.Cancelled => "Aflyst",
        WebinarPhase.Announced => "Varslet",
        WebinarPhase.Open => "Åben for tilmelding",
        WebinarPhase.WaitingList => "Fuldt, venteliste",
        WebinarPhase.Full => "Fuldt",
        WebinarPhase.SignUpClosed => "Tilmelding lukket",
        WebinarPhase.Ended => "Holdt",
        WebinarPhase.Recording => "Holdt, optagelse",
        WebinarPhase.Archived => "Holdt, arkiveret",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, null),
    };

    public static string InDanish(this SignUpState state) => state switch
    {
        SignUpState.Confirmed => "Har plads",
        SignUpState.Waitlisted => "På venteliste",
        SignUpState.Cancelled => "Afmeldt",
        SignUpState.Anonymised => "Slettet",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    public static string InDanish(this MailKind kind) => kind switch
    {
        MailKind.Moved or MailKind.MovedWaitlist => "Nyt tidspunkt",
        MailKind.Promoted => "Du har fået en plads",
        MailKind.WebinarCancelled => "Webinaret er aflyst",
        MailKind.Recording => "Optagelsen er klar",
        _ => "Mail",
    };

    /// <summary>»3 pladser«, »1 plads«.</summary>
    public static string Of(this int number, string one, string many) => $"{number} {(number == 1 ? one : many)}";

    /// <summary>»28.3. kl. 09.00«: short enough for a list.</summary>
    public static string Brief(DateTimeOffset moment) => DanishTime.InDenmark(moment).ToString("d.M.yyyy 'kl.' HH.mm", System.Globalization.CultureInfo.InvariantCulture);

    public static string Brief(DateOnly day) => day.ToString("d.M.", System.Globalization.CultureInfo.InvariantCulture);
}
