using AlmenHaefte.Content;
using AlmenHaefte.Remarks;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Remarks;

/// <summary>Closing a remark with what came of it. Closing it again replaces that.</summary>
public sealed class ClosingsController(RemarkDesk desk, CurrentSite site) : NewsroomController
{
    private const string Address = Addresses.Remarks + "/{id:guid}/luk";

    [Get(Address)]
    public async Task<IActionResult> New(Guid id, CancellationToken cancellation) =>
        await desk.FindAsync(id, cancellation) is { } remark ? Show(remark, new ClosingForm { Answer = remark.Answer }) : NotFound();

    [HttpPost(Address)]
    public async Task<IActionResult> Create(Guid id, [FromForm(Name = "")] ClosingForm form, CancellationToken cancellation)
    {
        if (await desk.FindAsync(id, cancellation) is not { } remark)
        {
            return NotFound();
        }
        if (form.Check(ModelState) is not { } answer)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Show(remark, form);
        }
        await desk.CloseAsync(id, answer, Me.Id, site.Now, cancellation);
        return new SeeOther(Done.For(Addresses.Remarks, Done.RemarkClosed));
    }

    private ViewResult Show(Remark remark, ClosingForm form) => View("Closing", new ClosingPage(RemarkAbout.Of(remark, site.Published), form));
}

public sealed record ClosingPage(RemarkAbout About, ClosingForm Form);
