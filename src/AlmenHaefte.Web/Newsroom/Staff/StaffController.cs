using AlmenHaefte.Content;
using AlmenHaefte.Mailing;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Staff;

/// <summary>Who the staff are, and inviting one more.</summary>
[ForAdministrators]
public sealed class StaffController(StaffRegister register, Mails mails, CurrentSite site) : NewsroomController
{
    [Get(Addresses.Staff)]
    public Task<IActionResult> Index(CancellationToken cancellation) => ShowAsync(new InvitationForm(), cancellation);

    /// <summary>Inviting somebody who is on the staff already sends them a new link and leaves their role alone.</summary>
    [HttpPost(Addresses.Staff)]
    public async Task<IActionResult> Create([FromForm(Name = "")] InvitationForm form, CancellationToken cancellation)
    {
        if (form.Check(ModelState) is not { } email)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return await ShowAsync(form, cancellation);
        }
        var isThere = await register.HasAsync(email, cancellation);
        await register.InviteAsync(email, isThere ? null : form.Role, Me.Id, site.Now, cancellation, (member, link) => mails.StaffLink(member, link, site.Now));
        return new SeeOther(Done.For(Addresses.Staff, isThere ? Done.LinkSent : Done.Invited));
    }

    private async Task<IActionResult> ShowAsync(InvitationForm form, CancellationToken cancellation) =>
        View("Staff", new StaffPage(await register.ListAsync(cancellation), await register.ChangesAsync(cancellation), form));
}

public sealed record StaffPage(IReadOnlyList<StaffMember> Members, IReadOnlyList<StaffChange> Changes, InvitationForm Form);
