namespace AlmenHaefte.Webinars;

/// <summary>
/// One person's place at one webinar, or in the queue for one. The form for signing up never overwrites it, however often it is
/// sent; a step from one state to another that does not fit the present one changes nothing.
/// </summary>
public sealed class SignUp
{
    /// <summary>All in UTF-16 code units, after cleaning.</summary>
    public const int NameMaxLength = 80;
    public const int EmailMaxLength = 254;
    public const int OrganisationMaxLength = 120;
    public const int AnswerMaxLength = 500;

    /// <summary>How long a cancellation can be taken back.</summary>
    public static readonly TimeSpan UndoTime = TimeSpan.FromMinutes(10);

    private SignUp()
    {
    }

    public int Id { get; private set; }

    /// <summary>Its name in addresses; says nothing of how many there are.</summary>
    public Guid PublicId { get; private set; }

    public string WebinarId { get; private set; } = "";

    /// <summary>
    /// The form it came from, by which a repeated post is known again; null once a correction has taken over.
    /// </summary>
    public Guid? SubmissionId { get; private set; }

    public string Name { get; private set; } = "";

    public string Email { get; private set; } = "";

    /// <inheritdoc cref="EmailAddress.Key"/>
    public string EmailKey { get; private set; } = "";

    public string? Organisation { get; private set; }

    /// <summary>The answers to the webinar's own questions, by the question's id.</summary>
    public IReadOnlyDictionary<string, string> Answers { get; private set; } = new Dictionary<string, string>();

    /// <summary>What would make it easier to take part. May tell of the person's health (GDPR art. 9), so it is deleted first.</summary>
    public string? Wishes { get; private set; }

    public SignUpState State { get; private set; }

    /// <summary>What it was before it was cancelled or anonymised.</summary>
    public SignUpState? FormerState { get; private set; }

    public CancelReason? CancelledBecause { get; private set; }

    /// <summary>When the seat was asked for; it decides the place in the queue, and a changed address carries it over. UTC, as all moments here.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? CancelledAt { get; private set; }

    public DateTimeOffset? AnonymisedAt { get; private set; }

    /// <summary>When a link from a mail to the address was first used: until then anyone may have typed it.</summary>
    public DateTimeOffset? EmailProvenAt { get; private set; }

    /// <summary>When the person first entered the webinar.</summary>
    public DateTimeOffset? JoinedAt { get; private set; }

    public bool WantsReminders { get; private set; }

    /// <summary>Raised to make every link sent so far worthless.</summary>
    public int KeyVersion { get; private set; }

    /// <summary>The calendar entry: random, since it travels with every copy of the entry (RFC 7986 § 5.3).</summary>
    public Guid CalendarUid { get; private set; }

    /// <summary>Revision of the calendar entry; never falls (RFC 5546 § 2.1.4).</summary>
    public int CalendarSequence { get; private set; }

    /// <summary>The webinar's time in the latest mail that has been queued to the person.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    public DateTimeOffset EndsAt { get; private set; }

    /// <summary>How many days after its end the webinar said, at sign-up, that everything is deleted: the promise that was given.</summary>
    public int RetentionDays { get; private set; }

    /// <summary>The webinar's time in the latest mail that has left; null while none has.</summary>
    public DateTimeOffset? ToldStart { get; private set; }

    public DateTimeOffset? ToldEnd { get; private set; }

    /// <summary>The Danish day on which everything is deleted. It moves with the webinar, and the mail about a new time tells it.</summary>
    public DateOnly DeletedOn => State is SignUpState.Confirmed ? Deletion.WithSeat : Deletion.WithoutSeat;

    /// <summary>As they were promised to this person.</summary>
    public DeletionDays Deletion => new(EndsAt, RetentionDays);

    public bool IsLive => State is SignUpState.Confirmed or SignUpState.Waitlisted;

    /// <summary>Whether it is a seat that has been given up: only then was there an invitation to call back.</summary>
    public bool HadSeat => FormerState is SignUpState.Confirmed;

    /// <summary>A seat when there is one, else a place on the waiting list.</summary>
    public static SignUp Enter(Webinar webinar, SignUpRequest request, bool hasSeat, DateTimeOffset now) => new()
    {
        PublicId = Guid.NewGuid(),
        CalendarUid = Guid.NewGuid(),
        WebinarId = webinar.Id,
        SubmissionId = request.SubmissionId,
        Name = request.Name.Text,
        Email = request.Email.Text,
        EmailKey = request.Email.Key,
        Organisation = request.Organisation?.Text,
        Answers = request.Answers,
        Wishes = request.Wishes,
        State = hasSeat ? SignUpState.Confirmed : SignUpState.Waitlisted,
        CreatedAt = now.ToUniversalTime(),
        WantsReminders = true,
        StartsAt = webinar.StartsAt,
        EndsAt = webinar.EndsAt,
        RetentionDays = webinar.RetentionDays,
    };

    /// <summary>With ids that are the same each time: for samples, which are compared with what was approved.</summary>
    internal SignUp WithFixedIds(Guid publicId, Guid calendarUid)
    {
        (PublicId, CalendarUid) = (publicId, calendarUid);
        return this;
    }

    /// <summary>From the waiting list to a seat.</summary>
    public void GiveSeat()
    {
        if (State is SignUpState.Waitlisted)
        {
            State = SignUpState.Confirmed;
        }
    }

    /// <returns>Whether it was live until now; a second cancellation changes nothing.</returns>
    public bool Cancel(CancelReason because, DateTimeOffset now)
    {
        if (!IsLive)
        {
            return false;
        }

        FormerState = State;
        State = SignUpState.Cancelled;
        CancelledBecause = because;
        CancelledAt = now.ToUniversalTime();
        CalendarSequence++;
        return true;
    }

    /// <summary>Whether the person may still take back their own cancellation.</summary>
    public bool CanUndoAt(DateTimeOffset now) =>
        State is SignUpState.Cancelled && CancelledBecause is CancelReason.Self && now < CancelledAt + UndoTime;

    /// <summary>
    /// Live again, with a new calendar entry: calendars remember a cancelled one and would show the new invitation as cancelled.
    /// </summary>
    /// <param name="hasSeat">Otherwise it gets its old place in the queue.</param>
    public void Restore(bool hasSeat)
    {
        if (State is not SignUpState.Cancelled)
        {
            return;
        }

        State = hasSeat ? SignUpState.Confirmed : SignUpState.Waitlisted;
        FormerState = null;
        CancelledBecause = null;
        CancelledAt = null;
        CalendarUid = Guid.NewGuid();
        CalendarSequence = 0;
    }

    /// <summary>The webinar was cancelled and is on again before anybody was told: as if nothing had happened.</summary>
    public void Revive()
    {
        if (State is SignUpState.Cancelled && FormerState is { } former)
        {
            (State, FormerState, CancelledBecause, CancelledAt) = (former, null, null, null);
        }
    }

    /// <summary>The sign-up under another address that takes over this one's seat, place in the queue and promises; call when this one has given way.</summary>
    public SignUp UnderAddress(EmailAddress email, Guid? submissionId) => new()
    {
        PublicId = Guid.NewGuid(),
        CalendarUid = Guid.NewGuid(),
        WebinarId = WebinarId,
        SubmissionId = submissionId,
        Name = Name,
        Email = email.Text,
        EmailKey = email.Key,
        Organisation = Organisation,
        Answers = Answers,
        Wishes = Wishes,
        State = FormerState ?? State,
        CreatedAt = CreatedAt,
        WantsReminders = WantsReminders,
        JoinedAt = JoinedAt,
        StartsAt = StartsAt,
        EndsAt = EndsAt,
        RetentionDays = RetentionDays,
    };

    /// <summary>Cancelled in favour of the sign-up under the new address; every link sent to the old one is worthless from now on.</summary>
    public void GiveWay(DateTimeOffset now)
    {
        Cancel(CancelReason.AddressChanged, now);
        SubmissionId = null;
        KeyVersion++;
    }

    public void ChangeDetails(PersonName name, Organisation? organisation, IReadOnlyDictionary<string, string> answers, string? wishes)
    {
        Name = name.Text;
        Organisation = organisation?.Text;
        Answers = answers;
        Wishes = wishes;
    }

    public void SetReminders(bool wanted) => WantsReminders = wanted;

    /// <summary>A link from a mail was used: the address is the person's own.</summary>
    public void ProveEmail(DateTimeOffset now) => EmailProvenAt ??= now.ToUniversalTime();

    /// <summary>The person enters; only the first time counts.</summary>
    public void Join(DateTimeOffset now) => JoinedAt ??= now.ToUniversalTime();

    /// <summary>The webinar has another time: the calendar entry is revised.</summary>
    public void Move(DateTimeOffset start, DateTimeOffset end)
    {
        (StartsAt, EndsAt) = (start, end);
        CalendarSequence++;
    }

    /// <summary>A mail with the webinar's time in it has left.</summary>
    public void Told(DateTimeOffset start, DateTimeOffset end) => (ToldStart, ToldEnd) = (start, end);

    /// <summary>
    /// Takes out everything that tells who it was and leaves what can be counted: the state, whether they came, the days.
    /// The links still know it, and say that it is deleted.
    /// </summary>
    /// <param name="isCommonOrganisation">Whether enough people come from there that it tells nothing of one.</param>
    public void Anonymise(bool isCommonOrganisation, DateTimeOffset now)
    {
        if (State is SignUpState.Anonymised)
        {
            return;
        }

        FormerState ??= State;
        State = SignUpState.Anonymised;
        AnonymisedAt = now.ToUniversalTime();
        (Name, Email, EmailKey, SubmissionId, Wishes) = ("", "", "", null, null);
        Answers = new Dictionary<string, string>();
        Organisation = isCommonOrganisation ? Organisation : null;
        CalendarUid = Guid.Empty;
        CreatedAt = DayOf(CreatedAt);
        CancelledAt = CancelledAt is { } cancelled ? DayOf(cancelled) : null;
        EmailProvenAt = EmailProvenAt is { } proven ? DayOf(proven) : null;
        JoinedAt = JoinedAt is { } joined ? DayOf(joined) : null;
    }

    private static DateTimeOffset DayOf(DateTimeOffset moment) => new(moment.UtcDateTime.Date, TimeSpan.Zero);
}

/// <summary>Stored by name.</summary>
public enum SignUpState
{
    Confirmed,
    Waitlisted,
    Cancelled,

    /// <summary>Nothing is left of who it was. The last state.</summary>
    Anonymised,
}

/// <summary>Stored by name.</summary>
public enum CancelReason
{
    Self,
    Staff,

    /// <summary>The owner of the address had not signed up.</summary>
    NotMe,
    WebinarCancelled,
    AddressChanged,
}
