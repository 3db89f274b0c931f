using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Webinars;

/// <summary>A webinar as one visitor meets it.</summary>
public sealed record WebinarPage(Webinar Webinar, WebinarMoment Moment)
{
    public bool IsOver => Moment.Phase is WebinarPhase.Ended or WebinarPhase.Recording or WebinarPhase.Archived;

    public bool IsAhead => !IsOver && Moment.Phase is not WebinarPhase.Cancelled;
}
