using AlmenHaefte.Content;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>Sends somebody off to sign in elsewhere. By a link, since the content policy lets no form lead to another site.</summary>
[AllowAnonymous]
public sealed class SecondDoorController : Controller
{
    [Get(Addresses.SecondDoor)]
    public IActionResult New([FromQuery(Name = "til")] string? goingTo) =>
        Challenge(new AuthenticationProperties { RedirectUri = Destination.Of(goingTo) }, SecondDoor.Scheme);
}
