namespace AlmenHaefte.SignUps;

/// <summary>"It was not me": for a while nobody can sign this address up for this webinar again.</summary>
public sealed class Block
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    private Block()
    {
    }

    public int Id { get; private set; }

    public string WebinarId { get; private set; } = "";

    /// <inheritdoc cref="Mailing.LinkKeys.Fingerprint"/>
    public string Fingerprint { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset Until { get; private set; }

    public static Block Of(string webinarId, string fingerprint, DateTimeOffset now) =>
        new() { WebinarId = webinarId, Fingerprint = fingerprint, Until = now.ToUniversalTime() + Lifetime };
}
