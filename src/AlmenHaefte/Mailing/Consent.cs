using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>
/// A person's wish to be told of coming webinars by mail (markedsføringsloven § 10). It lives its own life: it is no condition for a seat,
/// and neither a cancelled nor a deleted sign-up ends it.
/// </summary>
public sealed class Consent
{
    public const int SourceMaxLength = 200;

    /// <summary>Raised whenever the words at the box are changed, so that it can be shown what people said yes to.</summary>
    public const int CurrentText = 1;

    private Consent()
    {
    }

    public Guid Id { get; private set; }

    public string Email { get; private set; } = "";

    /// <inheritdoc cref="EmailAddress.Key"/>
    public string EmailKey { get; private set; } = "";

    public int TextVersion { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset GivenAt { get; private set; }

    /// <summary>The address of the form where it was given.</summary>
    public string Source { get; private set; } = "";

    public static Consent Give(EmailAddress email, string source, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(),
        Email = email.Text,
        EmailKey = email.Key,
        TextVersion = CurrentText,
        GivenAt = now.ToUniversalTime(),
        Source = source,
    };

    /// <inheritdoc cref="SignUp.WithFixedIds"/>
    internal Consent WithFixedId(Guid id)
    {
        Id = id;
        return this;
    }
}
