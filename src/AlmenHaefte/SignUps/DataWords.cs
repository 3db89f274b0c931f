using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.SignUps;

/// <summary>What the stored names of states and kinds are called to the person they are about.</summary>
internal static class DataWords
{
    internal static string Of(SignUpState state) => state switch
    {
        SignUpState.Confirmed => "tilmeldt",
        SignUpState.Waitlisted => "på venteliste",
        SignUpState.Cancelled => "afmeldt",
        SignUpState.Anonymised => "slettet",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    internal static string Of(CancelReason reason) => reason switch
    {
        CancelReason.Self => "du meldte afbud eller forlod ventelisten",
        CancelReason.Staff => "arrangøren afmeldte dig",
        CancelReason.NotMe => "det var ikke dig, der tilmeldte dig",
        CancelReason.WebinarCancelled => "webinaret blev aflyst",
        CancelReason.AddressChanged => "tilmeldingen fik en anden e-mailadresse",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, null),
    };

    internal static string Of(MailState state) => state switch
    {
        MailState.Queued => "skal sendes",
        MailState.Sent => "sendt",
        MailState.Failed => "kunne ikke sendes",
        MailState.Superseded => "blev ikke sendt, fordi den ikke længere passede",
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, null),
    };

    internal static string Of(MailKind kind) => kind switch
    {
        MailKind.Confirmed => "du er tilmeldt",
        MailKind.Already => "du er allerede tilmeldt",
        MailKind.Waitlisted => "du står på venteliste",
        MailKind.LeftList => "du har forladt ventelisten",
        MailKind.Promoted => "du har fået en plads",
        MailKind.Moved or MailKind.MovedWaitlist => "nyt tidspunkt",
        MailKind.ReminderDay => "påmindelse dagen før",
        MailKind.ReminderHour => "påmindelse en time før",
        MailKind.Cancelled or MailKind.CancelledByStaff => "du er afmeldt",
        MailKind.WebinarCancelled => "webinaret er aflyst",
        MailKind.AddressChanged => "tilmeldingen har fået en ny mailadresse",
        MailKind.Removed => "tilmeldingen er slettet",
        MailKind.Erased => "oplysningerne er slettet",
        MailKind.LinkAgain => "dine links igen",
        MailKind.Recording => "optagelsen er klar",
        MailKind.StaffMessage => "besked fra arrangøren",
        MailKind.Coming => "om kommende webinarer",
        MailKind.StaffLink => "link til redaktionen",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
