using System.Net.Mime;
using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Newsroom.Passkeys;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>The challenges at the door, for the script of its pages.</summary>
[AllowAnonymous]
public sealed class ChallengesController(PasskeyDoor door, StaffKeys keys, CurrentSite site, ClientLimits limits) : Controller
{
    /// <summary>To sign in with a passkey.</summary>
    [HttpPost(Addresses.SignInChallenge), InTurn(Effort.SignIn)]
    public async Task<IActionResult> SignIn() =>
        limits.SignIns.Refuses(HttpContext, site.Now) ?? Content(await door.AskForOneAsync(HttpContext), MediaTypeNames.Application.Json);

    /// <summary>To make the first one on this device, for whoever has a one-time link.</summary>
    [HttpPost(Addresses.LinkChallenge), InTurn(Effort.SignIn)]
    public async Task<IActionResult> Link([FromForm(Name = "")] LinkForm form, CancellationToken cancellation) =>
        limits.SignIns.Refuses(HttpContext, site.Now) is { } refusal ? refusal
        : await keys.FindByLinkAsync(form.Link, site.Now, cancellation) is { } member ? Content(await door.AskForNewAsync(member, HttpContext), MediaTypeNames.Application.Json)
        : NotFound();
}
