using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Staff;

/// <summary>What an administrator does about one of the staff, and the page that it ends on.</summary>
[ForAdministrators]
public abstract class MemberController(StaffRegister register, StaffSessions sessions, CurrentSite site) : NewsroomController
{
    private const string WouldBeLast = "Der skal altid være en administrator, som har været logget ind. Gør først en kollega til administrator.";

    protected StaffRegister Register => register;

    protected StaffSessions Sessions => sessions;

    protected DateTimeOffset Now => site.Now;

    /// <param name="done">See <see cref="Done"/>.</param>
    protected async Task<IActionResult> AnswerAsync(StaffResult result, Guid id, string done) => result switch
    {
        StaffResult.Done => new SeeOther(Done.For(Addresses.StaffMember(id), done)),
        StaffResult.LastAdministrator => await ShowAsync(id, WouldBeLast),
        _ => NotFound(),
    };

    protected async Task<IActionResult> ShowAsync(Guid id, string? trouble = null, string view = "Member")
    {
        if (await register.FindAsync(id, HttpContext.RequestAborted) is not { } member)
        {
            return NotFound();
        }
        Response.StatusCode = trouble is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View(view, new MemberPage(member, await sessions.OfAsync(id, site.Now, HttpContext.RequestAborted), trouble));
    }
}

/// <param name="Sessions">Where the person is signed in.</param>
/// <param name="Trouble">Why what was asked for was not done.</param>
public sealed record MemberPage(StaffMember Member, IReadOnlyList<StaffSession> Sessions, string? Trouble);
