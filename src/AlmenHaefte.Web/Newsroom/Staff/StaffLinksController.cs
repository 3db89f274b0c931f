using AlmenHaefte.Mailing;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Staff;

/// <summary>A new one-time link, for a new device or for one that was lost. It goes by mail: nobody else is to see it.</summary>
public sealed class StaffLinksController(StaffRegister register, StaffSessions sessions, Mails mails, CurrentSite site) : MemberController(register, sessions, site)
{
    [HttpPost("/redaktion/medarbejdere/{id:guid}/link")]
    public async Task<IActionResult> Create(Guid id, CancellationToken cancellation) =>
        await AnswerAsync(await Register.SendLinkAsync(id, Me.Id, (member, link) => mails.StaffLink(member, link, Now), Now, cancellation), id, Done.LinkSent);
}
