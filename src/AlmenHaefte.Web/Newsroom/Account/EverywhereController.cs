using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Account;

/// <summary>Signs a person out of every browser, this one too.</summary>
public sealed class EverywhereController(StaffRegister register, StaffSessions sessions, CurrentSite site) : NewsroomController
{
    [HttpPost(Addresses.SignOutEverywhere)]
    public async Task<IActionResult> Create(CancellationToken cancellation)
    {
        if (await register.FindAsync(Me.Id, cancellation) is { } member)
        {
            await sessions.CloseAllAsync(member, by: Me.Id, site.Now, cancellation);
        }
        await HttpContext.SignOutAsync(SessionHandler.SchemeName);
        return new SeeOther(Addresses.NewsroomSignIn);
    }
}
