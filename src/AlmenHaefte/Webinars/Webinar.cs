using AlmenHaefte.Time;

namespace AlmenHaefte.Webinars;

/// <summary>
/// A webinar as its content file tells it. Its phase is a rule and is never stored: the same file is announced, open,
/// under way and over as time goes. Only the sign-ups are kept elsewhere, under <see cref="Id"/>.
/// </summary>
public sealed record Webinar
{
    public const int ShortestRetentionDays = 30;
    public const int LongestRetentionDays = 365;
    public const int DefaultRetentionDays = 90;
    public const int MostQuestions = 2;

    private static readonly TimeSpan LastHour = TimeSpan.FromMinutes(60);
    private static readonly TimeSpan Doors = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Overrun = TimeSpan.FromMinutes(30);

    /// <summary>Permanent: the sign-ups hang on it, also when the file is renamed.</summary>
    public required string Id { get; init; }

    public required string Slug { get; init; }

    public required string Title { get; init; }

    public required string Summary { get; init; }

    public required string BodyHtml { get; init; }

    public required DateTimeOffset StartsAt { get; init; }

    public required DateTimeOffset EndsAt { get; init; }

    public required DateOnly Updated { get; init; }

    /// <summary>Not found before this moment; without one the webinar is public at once.</summary>
    public DateTimeOffset? PublishAt { get; init; }

    /// <summary>Without one, sign-up is open as soon as the webinar is public.</summary>
    public DateTimeOffset? OpensAt { get; init; }

    /// <summary>Without one, sign-up is open until the webinar ends.</summary>
    public DateTimeOffset? ClosesAt { get; init; }

    public IReadOnlyList<string> Organisers { get; init; } = [];

    /// <summary>What is not yet certain about the time; shown wherever the time is.</summary>
    public string? Reservation { get; init; }

    /// <summary>Number of seats; null is no limit.</summary>
    public int? Capacity { get; init; }

    /// <summary>Whether those who find no seat are written on a list and move up by themselves. Means nothing without <see cref="Capacity"/>.</summary>
    public bool HasWaitingList { get; init; } = true;

    /// <summary>Where the webinar takes place; read when a person enters, so that it may change until then. Null until it is known.</summary>
    public Uri? MeetingUrl { get; init; }

    public bool HasReminders { get; init; } = true;

    /// <summary>At most <see cref="MostQuestions"/>, asked at sign-up.</summary>
    public IReadOnlyList<WebinarQuestion> Questions { get; init; } = [];

    /// <summary>Whether people are asked what would make it easier for them to take part.</summary>
    public bool AsksForWishes { get; init; }

    public string? CancelledBecause { get; init; }

    public Uri? RecordingUrl { get; init; }

    public DateTimeOffset? RecordingUntil { get; init; }

    public bool RecordingExpected { get; init; }

    /// <summary>The recording is shown to those who signed up, and to those who ask for it by name and address.</summary>
    public bool RecordingIsForSignedUp { get; init; }

    public Uri? SlidesUrl { get; init; }

    /// <summary>A questionnaire to send along with the recording.</summary>
    public Uri? QuestionnaireUrl { get; init; }

    /// <summary>What came of it; shown when it is over.</summary>
    public string? Afterwards { get; init; }

    public string? Contact { get; init; }

    public int RetentionDays { get; init; } = DefaultRetentionDays;

    public DateTimeOffset DoorsOpenAt => StartsAt - Doors;

    public DateTimeOffset SignUpClosesAt => ClosesAt ?? EndsAt;

    /// <summary>As the form promises them; a sign-up keeps the promise it was given.</summary>
    public DeletionDays Deletion => new(EndsAt, RetentionDays);

    public bool IsOverAt(DateTimeOffset now) => now >= EndsAt;

    public WebinarMoment MomentAt(DateTimeOffset now, int seatsTaken)
    {
        var phase = PhaseAt(now, seatsTaken);
        return new WebinarMoment(
            phase,
            phase is WebinarPhase.Draft or WebinarPhase.Cancelled ? WebinarOverlay.None : OverlayAt(now))
        {
            OffersRecording = phase is WebinarPhase.Recording && RecordingIsForSignedUp && DanishTime.DayOf(now) < Deletion.WithSeat,
        };
    }

    /// <summary>The first moment after <paramref name="now"/> at which its page, or what the lists say of it, may change; null when all stays as it is.</summary>
    public DateTimeOffset? NextBoundaryAfter(DateTimeOffset now)
    {
        if (now < PublishAt)
        {
            return PublishAt;
        }

        DateTimeOffset?[] boundaries = CancelledBecause is null
            ? [OpensAt, StartsAt - LastHour, StartsAt - Doors, StartsAt, SignUpClosesAt, EndsAt, EndsAt + Overrun, RecordingUntil]
            : [StartsAt, EndsAt];
        return boundaries.Where(boundary => boundary > now).Min();
    }

    /// <summary>The rules that hold between the fields; empty when all is well.</summary>
    public IReadOnlyList<WebinarFault> Faults()
    {
        (bool Broken, string Property, string Reason)[] rules =
        [
            (EndsAt <= StartsAt, nameof(EndsAt), "Webinaret skal slutte, efter at det begynder."),
            (OpensAt >= SignUpClosesAt, nameof(OpensAt), "Tilmeldingen skal åbne, før den lukker."),
            (ClosesAt > EndsAt, nameof(ClosesAt), "Tilmeldingen skal lukke senest, når webinaret slutter."),
            (Capacity < 1, nameof(Capacity), "Antallet af pladser skal være mindst 1. Udelad det, hvis der ikke er nogen grænse."),
            (CancelledBecause is { } reason && string.IsNullOrWhiteSpace(reason), nameof(CancelledBecause), "Skriv, hvorfor webinaret er aflyst."),
            (!IsSafe(RecordingUrl), nameof(RecordingUrl), "Optagelsens adresse skal begynde med https://."),
            (!IsSafe(MeetingUrl), nameof(MeetingUrl), "Mødelinket skal begynde med https://."),
            (!IsSafe(SlidesUrl), nameof(SlidesUrl), "Præsentationens adresse skal begynde med https://."),
            (!IsSafe(QuestionnaireUrl), nameof(QuestionnaireUrl), "Spørgeskemaets adresse skal begynde med https://."),
            (RecordingUntil <= EndsAt, nameof(RecordingUntil), "Optagelsen skal kunne ses til efter, at webinaret er slut."),
            (RetentionDays is < ShortestRetentionDays or > LongestRetentionDays, nameof(RetentionDays),
                $"Oplysningerne skal slettes efter {ShortestRetentionDays}–{LongestRetentionDays} dage."),
        ];
        return [.. rules.Where(rule => rule.Broken).Select(rule => new WebinarFault(rule.Property, rule.Reason))];
    }

    private static bool IsSafe(Uri? url) => url is null || (url.IsAbsoluteUri && url.Scheme == Uri.UriSchemeHttps);

    private WebinarPhase PhaseAt(DateTimeOffset now, int seatsTaken) =>
        now < PublishAt ? WebinarPhase.Draft
        : CancelledBecause is not null ? WebinarPhase.Cancelled
        : IsOverAt(now) ? PhaseAfterwards(now)
        : now >= SignUpClosesAt ? WebinarPhase.SignUpClosed
        : now < OpensAt ? WebinarPhase.Announced
        : seatsTaken >= Capacity ? HasWaitingList ? WebinarPhase.WaitingList : WebinarPhase.Full
        : WebinarPhase.Open;

    private WebinarPhase PhaseAfterwards(DateTimeOffset now) =>
        now >= RecordingUntil ? WebinarPhase.Archived
        : RecordingUrl is not null ? WebinarPhase.Recording
        : WebinarPhase.Ended;

    private WebinarOverlay OverlayAt(DateTimeOffset now) =>
        now < StartsAt - LastHour ? WebinarOverlay.None
        : now < StartsAt - Doors ? WebinarOverlay.LastHour
        : now < StartsAt ? WebinarOverlay.Doors
        : now < EndsAt ? WebinarOverlay.Live
        : now < EndsAt + Overrun ? WebinarOverlay.Overrun
        : WebinarOverlay.None;
}
