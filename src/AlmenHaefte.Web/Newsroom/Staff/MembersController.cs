using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Staff;

public sealed class MembersController(StaffRegister register, StaffSessions sessions, CurrentSite site) : MemberController(register, sessions, site)
{
    [Get("/redaktion/medarbejdere/{id:guid}")]
    public Task<IActionResult> Show(Guid id) => ShowAsync(id);
}
