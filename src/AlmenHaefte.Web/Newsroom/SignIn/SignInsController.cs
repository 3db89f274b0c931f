using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>The door to the newsroom. With nobody on the staff yet it tells how to invite the first.</summary>
[AllowAnonymous]
public sealed class SignInsController(StaffRegister register, IHostEnvironment environment) : Controller
{
    [Get(Addresses.NewsroomSignIn)]
    public async Task<IActionResult> New([FromQuery(Name = "til")] string? goingTo, CancellationToken cancellation)
    {
        var page = new SignInPage(Destination.Of(goingTo), environment.IsDevelopment());
        return View(await register.IsEmptyAsync(cancellation) ? "FirstRun" : "SignIn", page);
    }
}

/// <param name="GoingTo">Where to go afterwards.</param>
/// <param name="OffersTrial">Whether one may come in as a made-up editor, as only developers may.</param>
public sealed record SignInPage(string GoingTo, bool OffersTrial);
