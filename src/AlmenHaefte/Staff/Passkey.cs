namespace AlmenHaefte.Staff;

/// <summary>One device's or password manager's key to the newsroom (WebAuthn). The secret half of it never leaves the device.</summary>
public sealed class Passkey
{
    public const int NameMaxLength = 60;

    private Passkey()
    {
    }

    public int Id { get; private set; }

    public Guid StaffMemberId { get; private set; }

    /// <summary>What the device calls it; no two have the same.</summary>
    public byte[] CredentialId { get; private set; } = [];

    /// <summary>The public key and what else is needed to check a sign-in, as JSON.</summary>
    public string Data { get; private set; } = "";

    /// <summary>What its owner knows it by.</summary>
    public string Name { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset MadeAt { get; private set; }

    /// <summary>UTC; null until it has been signed in with.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    public static Passkey Make(byte[] credentialId, string data, string name, DateTimeOffset now) =>
        new() { CredentialId = credentialId, Data = data, Name = name, MadeAt = now.ToUniversalTime() };

    /// <summary>The device's count of uses has risen.</summary>
    public void Used(string data, DateTimeOffset now) => (Data, UsedAt) = (data, now.ToUniversalTime());
}
