namespace AlmenHaefte.SignUps;

/// <summary>
/// Somebody asked for a mail to an address. Written for known and unknown addresses alike, so that neither the number of mails
/// nor the time of the answer tells which it was. Kept for a day.
/// </summary>
public sealed class AddressRequest
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private AddressRequest()
    {
    }

    public int Id { get; private set; }

    /// <inheritdoc cref="Mailing.LinkKeys.Fingerprint"/>
    public string Fingerprint { get; private set; } = "";

    /// <summary>Null when it was about no one webinar.</summary>
    public string? WebinarId { get; private set; }

    public AddressRequestKind Kind { get; private set; }

    /// <summary>Whether a mail came of it, or may come of it.</summary>
    public bool WasMailed { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>There was a mail already that said the same.</summary>
    public void CameToNothing() => WasMailed = false;

    public static AddressRequest Of(AddressRequestKind kind, string? webinarId, string fingerprint, bool wasMailed, DateTimeOffset now) =>
        new() { Kind = kind, WebinarId = webinarId, Fingerprint = fingerprint, WasMailed = wasMailed, At = now.ToUniversalTime() };
}

/// <summary>Stored by name.</summary>
public enum AddressRequestKind
{
    SignUp,
    LinkAgain,
}
