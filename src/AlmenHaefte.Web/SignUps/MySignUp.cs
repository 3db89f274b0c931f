using AlmenHaefte.Content;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.SignUps;

/// <summary>A sign-up as its owner meets it, with the webinar as it is at the moment.</summary>
/// <param name="Key">The one in the address, as it was when the page was asked for.</param>
public sealed record MySignUp(SignUp SignUp, Webinar Webinar, WebinarMoment Moment, string Key, DateTimeOffset Now)
{
    public string Address => Addresses.MySignUp(SignUp.PublicId, Key);

    public bool IsCalledOff => Webinar.CancelledBecause is not null;

    public bool IsOver => Webinar.IsOverAt(Now);

    public bool HasSeat => SignUp.State is SignUpState.Confirmed && !IsCalledOff;

    public bool IsWaiting => SignUp.State is SignUpState.Waitlisted && !IsCalledOff;

    /// <summary>Whether there is a seat or a place in the queue to give up.</summary>
    public bool CanCancel => SignUp.IsLive && !IsOver && !IsCalledOff;

    public bool CanUndo => SignUp.CanUndoAt(Now) && !IsOver && !IsCalledOff && Moment.Phase is not WebinarPhase.Full;

    public bool CanSignUpAgain => SignUp.State is SignUpState.Cancelled && !IsOver && Moment.AcceptsSignUps;

    public bool CanChangeAddress => SignUp.IsLive && !IsOver && !IsCalledOff;

    public bool CanEnter => HasSeat && Moment.IsDoorOpen && Webinar.MeetingUrl is not null;

    /// <summary>The recording, when there is one for this person to see.</summary>
    public Uri? Recording => Moment.Phase is WebinarPhase.Recording && (SignUp.IsLive || !Webinar.RecordingIsForSignedUp) ? Webinar.RecordingUrl : null;

    /// <summary>The mails that can be done without, in Danish; empty when none will come.</summary>
    public IReadOnlyList<string> OptionalMails => !SignUp.IsLive || IsCalledOff ? [] :
    [
        .. Webinar.HasReminders && !IsOver ? ["påmindelser"] : Array.Empty<string>(),
        .. Webinar.RecordingExpected || Webinar.RecordingUrl is not null ? ["besked om optagelsen"] : Array.Empty<string>(),
    ];

    /// <summary>The Danish day on which everything is deleted at the latest.</summary>
    public DateOnly DeletedOn => Webinar.DeletionOf(SignUp);
}
