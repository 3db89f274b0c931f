using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Webinars;

[KeyInAddress]
public sealed class ReceiptsController(CurrentSite site, Receipts receipts) : Controller
{
    [Get("/webinarer/{slug}/tilmelding/kvittering/{token}")]
    public IActionResult Show(string slug, string token) => With(slug, token, page => View("Receipt", page));

    [Get("/webinarer/{slug}/tilmelding/kvittering/{token}/ret")]
    public IActionResult Edit(string slug, string token) => With(slug, token, page => page.CanBeCorrected
        ? View("SignUp", new SignUpPage(page.Webinar, new SignUpForm { Email = page.Receipt.Email, Correcting = token }.Of(page.Receipt)))
        : View("NoSignUp", new WebinarPage(page.Webinar, page.Moment)));

    private IActionResult With(string slug, string token, Func<ReceiptPage, IActionResult> show)
    {
        if (site.Published.FindWebinar(slug, site.Now) is not { } webinar)
        {
            return NotFound();
        }

        if (receipts.Open(token, webinar, site.Now) is { } receipt)
        {
            // The seat is taken already, so a full webinar changes nothing here.
            return show(new ReceiptPage(webinar, webinar.MomentAt(site.Now, seatsTaken: 0), receipt, token));
        }

        Response.StatusCode = StatusCodes.Status410Gone;
        return View("ReceiptGone", webinar);
    }
}

public sealed record ReceiptPage(Webinar Webinar, WebinarMoment Moment, Receipt Receipt, string Token)
{
    public bool CanBeCorrected => Moment.AcceptsSignUps;
}
