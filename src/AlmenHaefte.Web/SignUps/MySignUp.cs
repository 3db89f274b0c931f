using AlmenHaefte.Content;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.SignUps;

/// <summary>A sign-up as its owner meets it, with the webinar as it is at the moment.</summary>
/// <param name="Key">The one in the address, as it was when the page was asked for.</param>
public sealed record MySignUp(SignUp SignUp, Webinar Webinar, WebinarMoment Moment, string Key, DateTimeOffset Now)
{
    public const string Saved = "gemt";

    public string Address => Addresses.MySignUp(SignUp.PublicId, Key);

    /// <summary>The same page, which then says that something has been saved: the change itself may be hard to see there.</summary>
    public string SavedAddress => $"{Address}?{Saved}";

    public bool IsCalledOff => Webinar.CancelledBecause is not null;

    public bool IsOver => Webinar.IsOverAt(Now);

    public bool HasSeat => SignUp.State is SignUpState.Confirmed && !IsCalledOff;

    public bool IsWaiting => SignUp.State is SignUpState.Waitlisted && !IsCalledOff;

    /// <summary>Whether there is a seat or a place in the queue to give up.</summary>
    public bool CanCancel => SignUp.IsLive && !IsOver && !IsCalledOff;

    public bool CanUndo => SignUp.CanUndoAt(Now) && !IsOver && !IsCalledOff && Moment.Phase is not WebinarPhase.Full;

    /// <summary>Whether the seat, or one's place, can go to somebody else while one thinks it over.</summary>
    public bool HasRivals => Webinar.Capacity is not null;

    /// <summary>Whether it is the waiting list that was left, by oneself: there was no seat.</summary>
    public bool HasLeftList => SignUp is { State: SignUpState.Cancelled, CancelledBecause: CancelReason.Self, HadSeat: false };

    public string CancelledHeading => HasLeftList ? "Du har forladt ventelisten" : "Du er afmeldt";

    public string UndoHeading => HasLeftList ? "Kom tilbage på ventelisten" : "Fortryd afmeldingen";

    /// <summary>Says on the button itself when there is no seat to come back to.</summary>
    public string UndoButton => !HasLeftList && Moment.Phase is WebinarPhase.WaitingList ? "Fortryd, og kom på ventelisten" : UndoHeading;

    public bool CanSignUpAgain => SignUp.State is SignUpState.Cancelled && !IsOver && Moment.AcceptsSignUps;

    public bool CanChangeAddress => SignUp.IsLive && !IsOver && !IsCalledOff;

    public bool CanEnter => HasSeat && Moment.IsDoorOpen && Webinar.MeetingUrl is not null;

    /// <summary>Whether this person will be let in, and nobody has yet said where to.</summary>
    public bool IsWithoutMeeting => HasSeat && !IsOver && Webinar.MeetingUrl is null;

    /// <summary>The recording, when there is one for this person to see.</summary>
    public Uri? Recording => Moment.Phase is WebinarPhase.Recording && (SignUp.IsLive || !Webinar.RecordingIsForSignedUp) ? Webinar.RecordingUrl : null;

    /// <summary>The mails that can be done without.</summary>
    public OptionalMails OptionalMails => OptionalMails.Of(Webinar, IsOver);

    /// <summary>On the waiting list they come only if there is a seat first.</summary>
    public bool ExpectsOptionalMails => SignUp.IsLive && !IsCalledOff && !(IsWaiting && IsOver) && OptionalMails.AreToCome(Webinar, IsOver);
}
