using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>Lets a developer in as a made-up administrator, without a passkey. Outside Development there is no such address: see <see cref="Without{TController}"/>.</summary>
[AllowAnonymous]
public sealed class TrialSignInsController(StaffRegister register, CurrentSite site) : Controller
{
    private static readonly EmailAddress Email = ((Checked<EmailAddress>.Accepted)EmailAddress.Check("proeve@almennet.example")).Value;
    private static readonly PersonName Name = ((Checked<PersonName>.Accepted)PersonName.Check("Prøve Redaktør")).Value;

    [HttpPost(Addresses.TrialSignIn)]
    public async Task<IActionResult> Create([FromForm(Name = "")] SignInForm form, CancellationToken cancellation)
    {
        var (member, _) = await register.InviteAsync(Email, StaffRole.Administrator, by: null, site.Now, cancellation);
        await register.RenameAsync(member.Id, Name, cancellation);
        await HttpContext.SignInAsync(SessionHandler.SchemeName, SignedIn.PrincipalOf(member));
        return new SeeOther(Destination.Of(form.GoingTo));
    }
}
