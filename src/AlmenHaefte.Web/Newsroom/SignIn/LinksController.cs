using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Newsroom.Passkeys;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>What a one-time link opens. Looking at it uses nothing up, since mail programs look at links before people do.</summary>
[AllowAnonymous]
public sealed class LinksController(StaffKeys keys, PasskeyDoor door, CurrentSite site, ClientLimits limits, ILogger<LinksController> log) : Controller
{
    [Get("/redaktion/link/{key}"), KeyInAddress]
    public async Task<IActionResult> Show(string key, CancellationToken cancellation)
    {
        var form = new LinkForm { Key = KeyInAddressAttribute.WithoutPunctuation(key) };
        return await keys.FindByLinkAsync(form.Link, site.Now, cancellation) is { } member ? View("Link", new LinkPage(member, form with { Name = member.Name })) : Gone();
    }

    [HttpPost(Addresses.StaffLinks), InTurn(Effort.SignIn)]
    public async Task<IActionResult> Create([FromForm(Name = "")] LinkForm form, CancellationToken cancellation)
    {
        if (limits.SignIns.Refuses(HttpContext, site.Now) is { } refusal)
        {
            return refusal;
        }
        if (await keys.FindByLinkAsync(form.Link, site.Now, cancellation) is not { } member)
        {
            return Gone();
        }
        if (form.Check(ModelState) is not { } name)
        {
            return Again(new LinkPage(member, form));
        }
        if (await door.ReadNewAsync(member.Id, form.Credential, HttpContext) is not { } passkey)
        {
            return Again(new LinkPage(member, form, IsWithoutPasskey: true));
        }
        return await keys.EnterAsync(form.Link, name, passkey, site.Now, cancellation) ? await InAsync(member) : Gone();
    }

    private async Task<IActionResult> InAsync(StaffMember member)
    {
        await HttpContext.SignInAsync(SessionHandler.SchemeName, SignedIn.PrincipalOf(member));
        return new SeeOther(Addresses.Newsroom);
    }

    private ViewResult Again(LinkPage page)
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Link", page);
    }

    private ViewResult Gone()
    {
        log.LogWarning("A one-time link that was shown at the door opens nothing");
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkGone");
    }
}
