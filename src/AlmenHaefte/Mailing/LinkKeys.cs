using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>
/// The keys in the addresses that mails carry. They are worked out from one secret of the site's and are stored nowhere,
/// so that a copy of the database opens nothing.
/// </summary>
public sealed class LinkKeys(byte[] secret)
{
    public const int SecretBytes = 32;

    /// <summary>Opens everything about a sign-up: change, cancel, data.</summary>
    public string Manage(SignUp signUp) => Make("manage", signUp.PublicId, signUp.KeyVersion);

    /// <summary>Lets a person into the webinar, and nothing else.</summary>
    public string Join(SignUp signUp) => Make("join", signUp.PublicId, signUp.KeyVersion);

    /// <summary>Takes back the wish for mails about coming webinars.</summary>
    public string Consent(Guid consentId) => Make("consent", consentId, 0);

    public bool IsManage(SignUp signUp, string key) => AreEqual(Manage(signUp), key);

    public bool IsJoin(SignUp signUp, string key) => AreEqual(Join(signUp), key);

    public bool IsConsent(Guid consentId, string key) => AreEqual(Consent(consentId), key);

    /// <summary>Tells one address from another without holding it (a keyed hash of <see cref="EmailAddress.Key"/>).</summary>
    public string Fingerprint(string emailKey) => Sign($"address|{emailKey}");

    private string Make(string purpose, Guid id, int version) => Sign($"{purpose}|{id:N}|{version}");

    private string Sign(string text) => Base64Url.EncodeToString(HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(text)));

    private static bool AreEqual(string made, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(made), Encoding.UTF8.GetBytes(given));
}
