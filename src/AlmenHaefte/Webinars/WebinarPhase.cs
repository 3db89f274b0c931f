namespace AlmenHaefte.Webinars;

/// <summary>Which page a webinar has. The first that fits counts; every interval includes its start and not its end.</summary>
public enum WebinarPhase
{
    /// <summary>Before it is public: the address is not found.</summary>
    Draft,
    Cancelled,

    /// <summary>Public, and sign-up has yet to open.</summary>
    Announced,
    Open,

    /// <summary>Sign-up is open, every seat is taken, and one can be written on the waiting list.</summary>
    WaitingList,

    /// <summary>Sign-up would be open, but every seat is taken and there is no waiting list.</summary>
    Full,

    /// <summary>Sign-up has closed before the webinar has ended.</summary>
    SignUpClosed,

    /// <summary>Over, with no recording to see.</summary>
    Ended,
    Recording,

    /// <summary>Over, and the recording is no longer to be had.</summary>
    Archived,
}

/// <summary>How near the hour is. Lies on top of the phase: a webinar that is under way may still be open for sign-up.</summary>
public enum WebinarOverlay
{
    None,
    LastHour,

    /// <summary>The doors are open: the last quarter of an hour before the start.</summary>
    Doors,
    Live,

    /// <summary>The half-hour after the planned end, in case the speakers go on.</summary>
    Overrun,
}

/// <summary>What a webinar is at one moment.</summary>
public sealed record WebinarMoment(WebinarPhase Phase, WebinarOverlay Overlay)
{
    public bool AcceptsSignUps => Phase is WebinarPhase.Open or WebinarPhase.WaitingList || OffersRecording;

    /// <summary>Over, and one can still give name and address to get the recording.</summary>
    public bool OffersRecording { get; init; }

    /// <summary>From the last quarter of an hour before the start until half an hour after the planned end.</summary>
    public bool IsDoorOpen => Overlay is WebinarOverlay.Doors or WebinarOverlay.Live or WebinarOverlay.Overrun;

    /// <summary>From an hour before the start until the end: a receipt shows the way in at once, since a mail may be too slow.</summary>
    public bool IsLastHour => Overlay is WebinarOverlay.LastHour or WebinarOverlay.Doors or WebinarOverlay.Live;
}
