using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Newsroom.Passkeys;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>The door to the newsroom. With nobody on the staff yet it tells how to invite the first.</summary>
[AllowAnonymous]
public sealed class SignInsController(StaffRegister register, PasskeyDoor door, CurrentSite site, ClientLimits limits, IHostEnvironment environment) : Controller
{
    [Get(Addresses.NewsroomSignIn)]
    public async Task<IActionResult> New([FromQuery(Name = "til")] string? goingTo, CancellationToken cancellation) =>
        View(await register.IsEmptyAsync(cancellation) ? "FirstRun" : "SignIn", new SignInPage(Destination.Of(goingTo), environment.IsDevelopment()));

    [HttpPost(Addresses.NewsroomSignIn)]
    public async Task<IActionResult> Create([FromForm(Name = "")] SignInForm form)
    {
        if (limits.SignIns.Refuses(HttpContext, site.Now) is { } refusal)
        {
            return refusal;
        }
        if (await door.WhoseAsync(form.Credential, HttpContext) is not { } member)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("SignIn", new SignInPage(Destination.Of(form.GoingTo), environment.IsDevelopment(), IsUnknown: true));
        }
        await HttpContext.SignInAsync(SessionHandler.SchemeName, SignedIn.PrincipalOf(member));
        return new SeeOther(Destination.Of(form.GoingTo));
    }
}

public sealed record SignInForm
{
    /// <inheritdoc cref="LinkForm.Credential"/>
    public string? Credential { get; init; }

    public string? GoingTo { get; init; }
}

/// <param name="GoingTo">Where to go afterwards.</param>
/// <param name="OffersTrial">Whether one may come in as a made-up editor, as only developers may.</param>
/// <param name="IsUnknown">Whether somebody has tried with a passkey that opens nothing.</param>
public sealed record SignInPage(string GoingTo, bool OffersTrial, bool IsUnknown = false);
