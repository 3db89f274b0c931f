using AlmenHaefte.Content;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Webinars;

/// <summary>
/// Signing up. Whatever hinders it, what was typed comes back in the form; and no answer tells whether an address was known.
/// </summary>
public sealed class SignUpsController(CurrentSite site, SignUpList list, CommonNames names, SignUpDesk desk, Receipts receipts, IAntiforgery antiforgery, FormGuard guard, ClientLimits limits, SiteMeter meter) : Controller
{
    private const string OpenTooLong = "Siden har været åben for længe, og tilmeldingen blev derfor ikke gemt. Det, du skrev, står her endnu. Se det igennem, og send det igen.";
    private const string Unavailable = "Tilmeldingen kunne ikke gemmes lige nu. Det, du skrev, står her endnu. Vent et øjeblik, og send det igen.";

    [Get("/webinarer/{slug}/tilmelding")]
    public async Task<IActionResult> New(string slug, CancellationToken cancellation)
    {
        if (site.Published.FindWebinar(slug, site.Now) is not { } webinar)
        {
            return NotFound();
        }

        var moment = await list.MomentAsync(webinar, site.Now, cancellation);
        return moment.AcceptsSignUps ? Form(new SignUpPage(webinar, SignUpForm.Empty()) { Moment = moment }) : View("NoSignUp", new WebinarPage(webinar, moment));
    }

    /// <summary>Checks the antiforgery token itself: the site's filter would answer a form that was open too long with a bare 400.</summary>
    [HttpPost("/webinarer/{slug}/tilmelding"), IgnoreAntiforgeryToken]
    [Consumes("application/x-www-form-urlencoded", "multipart/form-data")]
    public async Task<IActionResult> Create(string slug, [FromForm(Name = "")] SignUpForm form, CancellationToken cancellation)
    {
        if (site.Published.FindWebinar(slug, site.Now) is not { } webinar)
        {
            return NotFound();
        }

        var mistaken = form.Correcting is null ? null : receipts.OpenToCorrect(form.Correcting, webinar, site.Now);
        if (form.Correcting is not null && mistaken is null)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return View("ReceiptGone", webinar);
        }

        form = (mistaken is null ? form.WithSubmission() : form.Of(mistaken)).WithSuggestionTaken();
        return await antiforgery.IsFromOurFormAsync(HttpContext)
            ? await EnterAsync(webinar, form, mistaken, cancellation)
            : await AgainAsync(StatusCodes.Status400BadRequest, PageOf(webinar, form) with { Trouble = OpenTooLong }, cancellation);
    }

    private async Task<IActionResult> EnterAsync(Webinar webinar, SignUpForm form, Receipt? mistaken, CancellationToken cancellation)
    {
        try
        {
            var request = form.Check(webinar, site.Now, ModelState);
            var suggestion = form.HasBeenAsked ? null : names.Hints.For(form.Email ?? "");
            if (request is null || suggestion is not null || guard.AsksAgain(Request.Form, site.Now))
            {
                var page = PageOf(webinar, form) with { Suggestion = suggestion, IsAskedAgain = request is not null && suggestion is null };
                return await AgainAsync(StatusCodes.Status422UnprocessableEntity, page, cancellation);
            }

            if (WaitFor(request) is { } wait)
            {
                meter.SignUpLimited();
                return await AgainAsync(StatusCodes.Status429TooManyRequests, PageOf(webinar, form) with { Trouble = TooManyBefore(wait) }, cancellation);
            }

            var result = await DeskAsync(webinar, request, mistaken, cancellation);
            meter.SignUpTried(result);
            return Answer(webinar, request, result);
        }
        catch (Exception e) when (BusyDatabase.Is(e))
        {
            meter.SignUpNotStored();
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            Response.Headers.RetryAfter = BusyDatabase.SecondsToWait;
            return View("SignUp", PageOf(webinar, form) with { Trouble = Unavailable });
        }
    }

    /// <summary>Nobody is asked to mend a form that could not be sent anyway.</summary>
    private async Task<IActionResult> AgainAsync(int status, SignUpPage page, CancellationToken cancellation)
    {
        // Who corrects an address has a seat already, so a full webinar does not stand in the way.
        var moment = page.IsCorrection ? page.Webinar.MomentAt(site.Now, seatsTaken: 0) : await list.MomentAsync(page.Webinar, site.Now, cancellation);
        if (!moment.AcceptsSignUps)
        {
            return Refuse(page.Webinar, moment);
        }

        Response.StatusCode = status;
        return Form(page with { Moment = moment });
    }

    /// <summary>The same form for the same address is free, however often it is sent.</summary>
    private TimeSpan? WaitFor(SignUpRequest request) => limits.SignUps.Wait(
        HttpContext.Connection.RemoteIpAddress, site.Now, $"{request.SubmissionId} {request.Email.Key}", request.Email.Domain);

    private string TooManyBefore(TimeSpan wait) =>
        $"Der er tilmeldt mange herfra på kort tid. Det, du skrev, står her endnu. Vent {ClientLimits.Refuse(Response, wait)}, og send det igen.";

    private Task<SignUpResult> DeskAsync(Webinar webinar, SignUpRequest request, Receipt? mistaken, CancellationToken cancellation) =>
        guard.IsTrapped(Request.Form) ? PretendAsync(webinar, cancellation)
        : mistaken is not null && EmailAddress.Check(mistaken.Email) is Checked<EmailAddress>.Accepted { Value: var address }
        ? desk.CorrectAsync(webinar, address, request, Addresses.SignUp(webinar.Slug), site.Now, cancellation)
        : desk.EnterAsync(webinar, request, Addresses.SignUp(webinar.Slug), site.Now, cancellation);

    /// <summary>What a program is told is what a person would be told, and nothing comes of it.</summary>
    private async Task<SignUpResult> PretendAsync(Webinar webinar, CancellationToken cancellation)
    {
        var moment = await list.MomentAsync(webinar, site.Now, cancellation);
        return moment.AcceptsSignUps ? new SignUpResult.AlreadySignedUp(WouldWait: moment.Phase is WebinarPhase.WaitingList) : new SignUpResult.Refused(moment);
    }

    private IActionResult Answer(Webinar webinar, SignUpRequest request, SignUpResult result) => result is SignUpResult.Refused refused
        ? Refuse(webinar, refused.Moment)
        : new SeeOther(Addresses.Receipt(webinar.Slug, receipts.Seal(Receipt.For(webinar, request, result.IsWaiting, site.Now))));

    /// <summary>409: nothing is wrong with the form, but with the webinar as it stands it cannot be met.</summary>
    private ViewResult Refuse(Webinar webinar, WebinarMoment moment)
    {
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("NoSignUp", new WebinarPage(webinar, moment));
    }

    /// <summary>As if there were seats: when it matters whether there are, they are counted.</summary>
    private SignUpPage PageOf(Webinar webinar, SignUpForm form) => new(webinar, form) { Moment = webinar.MomentAt(site.Now, seatsTaken: 0) };

    private ViewResult Form(SignUpPage page) => View("SignUp", page with { Organisations = names.Organisations });
}
