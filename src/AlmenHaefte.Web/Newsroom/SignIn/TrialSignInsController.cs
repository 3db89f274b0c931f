using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>Lets a developer in as a made-up administrator. Outside Development there is no such address: see <see cref="WithoutTrials"/>.</summary>
[AllowAnonymous]
public sealed class TrialSignInsController(StaffRegister register, CurrentSite site) : Controller
{
    private static readonly EmailAddress Email = ((Checked<EmailAddress>.Accepted)EmailAddress.Check("proeve@almennet.example")).Value;
    private static readonly PersonName Name = ((Checked<PersonName>.Accepted)PersonName.Check("Prøve Redaktør")).Value;

    [HttpPost(Addresses.TrialSignIn)]
    public async Task<IActionResult> Create([FromForm] string? goingTo, CancellationToken cancellation)
    {
        var (member, link) = await register.InviteAsync(Email, StaffRole.Administrator, by: null, site.Now, cancellation);
        await register.EnterAsync(link, Name, site.Now, cancellation);
        await HttpContext.SignInAsync(SessionHandler.SchemeName, SignedIn.PrincipalOf(member));
        return new SeeOther(Destination.Of(goingTo));
    }
}
