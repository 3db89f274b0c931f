using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Staff;

public sealed class RemovalsController(StaffRegister register, StaffSessions sessions, CurrentSite site) : MemberController(register, sessions, site)
{
    [Get("/redaktion/medarbejdere/{id:guid}/fjern")]
    public Task<IActionResult> New(Guid id) => ShowAsync(id, view: "Removal");

    [HttpPost("/redaktion/medarbejdere/{id:guid}/fjern")]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellation)
    {
        var result = await Register.RemoveAsync(id, Me.Id, Now, cancellation);
        return result is StaffResult.Done ? new SeeOther(Done.For(Addresses.Staff, Done.Removed)) : await AnswerAsync(result, id, Done.Removed);
    }
}
