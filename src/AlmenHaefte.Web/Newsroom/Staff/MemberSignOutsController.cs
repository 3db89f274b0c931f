using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Staff;

/// <summary>Signs somebody out everywhere, when a device is lost.</summary>
public sealed class MemberSignOutsController(StaffRegister register, StaffSessions sessions, CurrentSite site) : MemberController(register, sessions, site)
{
    [HttpPost("/redaktion/medarbejdere/{id:guid}/log-ud")]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellation)
    {
        if (await Register.FindAsync(id, cancellation) is not { } member)
        {
            return NotFound();
        }
        await Sessions.CloseAllAsync(member, by: Me.Id, Now, cancellation);
        return new SeeOther(Done.For(Addresses.StaffMember(id), Done.SignedOut));
    }
}
