using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Account;

/// <summary>What each of the staff may do with their own sign-in.</summary>
public abstract class AccountController(StaffRegister register, StaffSessions sessions, CurrentSite site) : NewsroomController
{
    protected StaffRegister Register => register;

    protected DateTimeOffset Now => site.Now;

    protected async Task<IActionResult> ShowAsync(NameForm? form = null, string? trouble = null)
    {
        if (await register.FindAsync(Me.Id, HttpContext.RequestAborted) is not { } member)
        {
            return NotFound();
        }
        if (form is not null || trouble is not null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        var open = await sessions.OfAsync(Me.Id, site.Now, HttpContext.RequestAborted);
        return View("Account", new AccountPage(member, open, Me.Session, form ?? new NameForm { Name = member.Name }, trouble));
    }
}
