namespace AlmenHaefte.Webinars;

/// <summary>
/// One person's place at one webinar. Nothing that is typed later overwrites it: a corrected address is a new sign-up
/// that takes over the seat.
/// </summary>
public sealed class SignUp
{
    /// <summary>All three in UTF-16 code units, after cleaning.</summary>
    public const int NameMaxLength = 80;
    public const int EmailMaxLength = 254;
    public const int OrganisationMaxLength = 120;

    private SignUp()
    {
    }

    public int Id { get; private set; }

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

    public SignUpState State { get; private set; }

    public CancelReason? CancelledBecause { get; private set; }

    /// <summary>When the seat was taken; a correction carries it over. UTC.</summary>
    public DateTimeOffset CreatedAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset? CancelledAt { get; private set; }

    public bool IsLive => State is SignUpState.Confirmed;

    public static SignUp Confirmed(string webinarId, SignUpRequest request, DateTimeOffset now) => new()
    {
        WebinarId = webinarId,
        SubmissionId = request.SubmissionId,
        Name = request.Name.Text,
        Email = request.Email.Text,
        EmailKey = request.Email.Key,
        Organisation = request.Organisation?.Text,
        State = SignUpState.Confirmed,
        CreatedAt = now.ToUniversalTime(),
    };

    /// <summary>The sign-up that takes over this one's seat and place in time.</summary>
    public SignUp CorrectedTo(SignUpRequest corrected) => Confirmed(WebinarId, corrected, CreatedAt);

    public void GiveWayToCorrection(DateTimeOffset now)
    {
        State = SignUpState.Cancelled;
        CancelledBecause = CancelReason.AddressChanged;
        CancelledAt = now.ToUniversalTime();
        SubmissionId = null;
    }
}

/// <summary>Stored by name.</summary>
public enum SignUpState
{
    Confirmed,
    Cancelled,
}

/// <summary>Stored by name.</summary>
public enum CancelReason
{
    AddressChanged,
}
