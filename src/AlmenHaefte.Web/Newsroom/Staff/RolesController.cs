using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Staff;

public sealed class RolesController(StaffRegister register, StaffSessions sessions, CurrentSite site) : MemberController(register, sessions, site)
{
    [HttpPost("/redaktion/medarbejdere/{id:guid}/rolle")]
    public async Task<IActionResult> Update(Guid id, [FromForm] string? role, CancellationToken cancellation) =>
        StaffRoles.Read(role ?? "") is { } wanted ? await AnswerAsync(await Register.ChangeRoleAsync(id, wanted, Me.Id, Now, cancellation), id, Done.RoleChanged) : BadRequest();
}
