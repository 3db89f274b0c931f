using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Identity;

namespace AlmenHaefte.Web.Newsroom.Passkeys;

/// <summary>
/// Makes and checks passkeys (WebAuthn) with the framework's own handler. Each takes two requests: a challenge, and what the
/// person's device answers to it.
/// </summary>
public sealed class PasskeyDoor(IPasskeyHandler<StaffMember> handler, StaffKeys keys, OpenChallenge open, CurrentSite site)
{
    private const string Making = "making";
    private const string SigningIn = "signing in";

    /// <summary>What the browser must be told to make one (PublicKeyCredentialCreationOptions, as JSON).</summary>
    public async Task<string> AskForNewAsync(StaffMember member, HttpContext http)
    {
        var asked = await handler.MakeCreationOptionsAsync(new PasskeyUserEntity { Id = member.Id.ToString(), Name = member.Email, DisplayName = member.ShownName }, http);
        open.Keep(Making, asked.AttestationState!, http);
        return asked.CreationOptionsJson;
    }

    /// <returns>Null when the answer is not one to a challenge of ours for this person.</returns>
    public async Task<Passkey?> ReadNewAsync(Guid member, string? credential, HttpContext http)
    {
        if (string.IsNullOrEmpty(credential) || open.Take(Making, http) is not { } state)
        {
            return null;
        }
        var result = await handler.PerformAttestationAsync(new PasskeyAttestationContext { CredentialJson = credential, AttestationState = state, HttpContext = http });
        return result.Succeeded && result.UserEntity.Id == member.ToString()
            ? Passkey.Make(result.Passkey.CredentialId, PasskeyData.Write(result.Passkey), Device.Of(http.Request.Headers.UserAgent.ToString()), site.Now)
            : null;
    }

    /// <summary>What the browser must be told to use one (PublicKeyCredentialRequestOptions, as JSON). It is the same for everybody: the device knows whose its keys are.</summary>
    public async Task<string> AskForOneAsync(HttpContext http)
    {
        var asked = await handler.MakeRequestOptionsAsync(null, http);
        open.Keep(SigningIn, asked.AssertionState!, http);
        return asked.RequestOptionsJson;
    }

    /// <returns>Null when nobody on the staff has such a key.</returns>
    public async Task<StaffMember?> WhoseAsync(string? credential, HttpContext http)
    {
        if (string.IsNullOrEmpty(credential) || open.Take(SigningIn, http) is not { } state)
        {
            return null;
        }
        var result = await handler.PerformAssertionAsync(new PasskeyAssertionContext { CredentialJson = credential, AssertionState = state, HttpContext = http });
        return result.Succeeded && await keys.UseAsync(result.User.Id, result.Passkey.CredentialId, PasskeyData.Write(result.Passkey), site.Now, http.RequestAborted) is StaffResult.Done
            ? result.User
            : null;
    }
}
