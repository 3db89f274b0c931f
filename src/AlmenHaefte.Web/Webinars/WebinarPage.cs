using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Webinars;

/// <summary>A webinar as one visitor meets it.</summary>
public sealed record WebinarPage(Webinar Webinar, WebinarMoment Moment)
{
    /// <summary>Whether somebody may have signed up and be looking for their link.</summary>
    public bool HasSignUps => Moment.Phase is WebinarPhase.Open or WebinarPhase.WaitingList or WebinarPhase.Full or WebinarPhase.SignUpClosed;

    public bool IsOver => Moment.Phase is WebinarPhase.Ended or WebinarPhase.Recording or WebinarPhase.Archived;

    /// <summary>Whether what people told when they signed up may still be stored, and with it their links.</summary>
    public bool KnowsSignUpsOn(DateOnly day) => day < Webinar.Deletion.WithSeat;

    public bool IsAhead => !IsOver && Moment.Phase is not WebinarPhase.Cancelled;
}
