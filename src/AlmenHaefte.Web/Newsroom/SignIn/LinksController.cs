using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>What a one-time link opens. Looking at it uses nothing up, since mail programs look at links before people do.</summary>
[AllowAnonymous]
public sealed class LinksController(StaffRegister register, CurrentSite site, ClientLimits limits) : Controller
{
    [Get("/redaktion/link/{key}"), KeyInAddress]
    public async Task<IActionResult> Show(string key, CancellationToken cancellation)
    {
        var link = new SecretKey(KeyInAddressAttribute.WithoutPunctuation(key));
        return await register.FindByLinkAsync(link, site.Now, cancellation) is { } member ? View("Link", new LinkPage(member, new LinkForm { Key = link.Text, Name = member.Name })) : Gone();
    }

    [HttpPost(Addresses.StaffLinks)]
    public async Task<IActionResult> Create([FromForm(Name = "")] LinkForm form, CancellationToken cancellation)
    {
        var link = new SecretKey(form.Key ?? "");
        if (await register.FindByLinkAsync(link, site.Now, cancellation) is not { } member)
        {
            return limits.WrongKeys.Wait(HttpContext.Connection.RemoteIpAddress, site.Now) is { } wait ? Busy(wait) : Gone();
        }
        if (form.Check(ModelState) is not { } name)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Link", new LinkPage(member, form));
        }
        if (!await register.EnterAsync(link, name, site.Now, cancellation))
        {
            return Gone();
        }
        await HttpContext.SignInAsync(SessionHandler.SchemeName, SignedIn.PrincipalOf(member));
        return new SeeOther(Addresses.Newsroom);
    }

    private StatusCodeResult Busy(TimeSpan wait)
    {
        ClientLimits.Refuse(Response, wait);
        return StatusCode(StatusCodes.Status429TooManyRequests);
    }

    private ViewResult Gone()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("LinkGone");
    }
}
