using System.Text.Json;
using AlmenHaefte.Staff;
using Microsoft.AspNetCore.Identity;

namespace AlmenHaefte.Web.Newsroom.Passkeys;

/// <summary>What the framework needs to check a sign-in, as it is stored. How the key was made is checked then and not kept.</summary>
internal sealed record PasskeyData(byte[] PublicKey, uint SignCount, string[]? Transports, bool IsUserVerified, bool IsBackupEligible, bool IsBackedUp)
{
    public static string Write(UserPasskeyInfo made) =>
        JsonSerializer.Serialize(new PasskeyData(made.PublicKey, made.SignCount, made.Transports, made.IsUserVerified, made.IsBackupEligible, made.IsBackedUp));

    public static UserPasskeyInfo Read(Passkey passkey)
    {
        var data = JsonSerializer.Deserialize<PasskeyData>(passkey.Data)!;
        return new UserPasskeyInfo(
            passkey.CredentialId, data.PublicKey, passkey.MadeAt, data.SignCount, data.Transports, data.IsUserVerified, data.IsBackupEligible, data.IsBackedUp, attestationObject: [], clientDataJson: [])
        { Name = passkey.Name };
    }
}
