using AlmenHaefte.Content;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Webinars;

[KeyInAddress]
public sealed class ReceiptsController(CurrentSite site, Receipts receipts, SelfService self) : Controller
{
    [Get("/webinarer/{slug}/tilmelding/kvittering/{token}")]
    public Task<IActionResult> Show(string slug, string token) => ShowAsync(slug, token, page => View("Receipt", page));

    [Get("/webinarer/{slug}/tilmelding/kvittering/{token}/ret")]
    public Task<IActionResult> Edit(string slug, string token) => ShowAsync(slug, token, page =>
        page.CanBeCorrected ? View("SignUp", new SignUpPage(page.Webinar, new SignUpForm { Email = page.Receipt.Email, Correcting = token }.Of(page.Receipt)) { Moment = page.Moment })
        : page.Moment.AcceptsSignUps ? Gone(page.Webinar)
        : View("NoSignUp", new WebinarPage(page.Webinar, page.Moment)));

    /// <summary>Straight in; before the doors open, back to the receipt.</summary>
    [HttpPost("/webinarer/{slug}/tilmelding/kvittering/{token}/deltag")]
    public Task<IActionResult> Enter(string slug, string token, CancellationToken cancellation) => WithAsync(slug, token, async page =>
    {
        var meeting = page.IsWayIn && EmailAddress.Check(page.Receipt.Email) is Checked<EmailAddress>.Accepted { Value: var email }
            ? await self.JoinAtOnceAsync(page.Receipt.SubmissionId, email, page.Webinar, site.Now, cancellation)
            : null;
        return new SeeOther(meeting?.AbsoluteUri ?? Addresses.Receipt(slug, token));
    });

    private Task<IActionResult> ShowAsync(string slug, string token, Func<ReceiptPage, IActionResult> show) =>
        WithAsync(slug, token, page => Task.FromResult(show(page)));

    private async Task<IActionResult> WithAsync(string slug, string token, Func<ReceiptPage, Task<IActionResult>> answer) =>
        site.Published.FindWebinar(slug, site.Now) is not { } webinar ? NotFound()
        : receipts.Open(token, webinar, site.Now) is not { } receipt ? Gone(webinar)
        // The seat is taken already, so a full webinar changes nothing here.
        : await answer(new ReceiptPage(webinar, webinar.MomentAt(site.Now, seatsTaken: 0), receipt, token, site.Now));

    private ViewResult Gone(Webinar webinar)
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("ReceiptGone", webinar);
    }
}
