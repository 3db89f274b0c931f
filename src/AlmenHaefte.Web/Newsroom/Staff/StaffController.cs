using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Staff;

/// <summary>Who the staff are.</summary>
[ForAdministrators]
public sealed class StaffController(StaffRegister register) : NewsroomController
{
    [Get(Addresses.Staff)]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View("Staff", await register.ListAsync(cancellation));
}
