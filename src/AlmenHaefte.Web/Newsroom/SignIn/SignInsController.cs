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
public sealed class SignInsController(StaffRegister register, PasskeyDoor door, SecondDoor second, CurrentSite site, ClientLimits limits, IHostEnvironment environment, ILogger<SignInsController> log) : Controller
{
    private const string UnknownPasskey = "Adgangsnøglen passer ikke til redaktionen. Prøv igen, og vælg en anden, hvis enheden har flere.";

    [Get(Addresses.NewsroomSignIn)]
    public async Task<IActionResult> New([FromQuery(Name = "til")] string? goingTo, [FromQuery(Name = SecondDoor.Outcome)] string? outcome, CancellationToken cancellation) =>
        View(await register.IsEmptyAsync(cancellation) ? "FirstRun" : "SignIn", Page(goingTo, TroubleWith(outcome)));

    [HttpPost(Addresses.NewsroomSignIn), InTurn(Effort.SignIn)]
    public async Task<IActionResult> Create([FromForm(Name = "")] SignInForm form)
    {
        if (limits.SignIns.Refuses(HttpContext, site.Now) is { } refusal)
        {
            return refusal;
        }
        if (await door.WhoseAsync(form.Credential, HttpContext) is not { } member)
        {
            log.LogWarning("A passkey that was shown at the door opens nothing");
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("SignIn", Page(form.GoingTo, UnknownPasskey));
        }
        await HttpContext.SignInAsync(SessionHandler.SchemeName, SignedIn.PrincipalOf(member));
        return new SeeOther(Destination.Of(form.GoingTo));
    }

    private SignInPage Page(string? goingTo, string? trouble) => new(Destination.Of(goingTo), environment.IsDevelopment(), second, trouble);

    private static string? TroubleWith(string? account) => account switch
    {
        SecondDoor.Unknown => "Kontoens mailadresse hører ikke til nogen på redaktionen. Bed en administrator om at invitere den.",
        SecondDoor.Failed => "Det lykkedes ikke at logge ind med kontoen. Prøv igen.",
        _ => null,
    };
}

public sealed record SignInForm
{
    /// <inheritdoc cref="LinkForm.Credential"/>
    public string? Credential { get; init; }

    public string? GoingTo { get; init; }
}

/// <param name="GoingTo">Where to go afterwards.</param>
/// <param name="OffersTrial">Whether one may come in as a made-up editor, as only developers may.</param>
/// <param name="Trouble">Why somebody who tried did not come in.</param>
public sealed record SignInPage(string GoingTo, bool OffersTrial, SecondDoor Second, string? Trouble);
