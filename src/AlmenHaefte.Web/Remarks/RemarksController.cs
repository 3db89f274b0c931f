using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Remarks;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Remarks;

/// <summary>Where a reader tells what is wrong or missing in a chapter. On a page of its own: the chapter's page sets no cookie and is the same for all.</summary>
public sealed class RemarksController(CurrentSite site, RemarkDesk desk, IAntiforgery antiforgery, FormGuard guard, ClientLimits limits) : Controller
{
    [Get("/haefter/{booklet}/{chapter}/fejl-og-mangler")]
    public IActionResult New(string booklet, string chapter) => Find(booklet, chapter) is var (found, text) ? Show(found, text, new RemarkForm()) : NotFound();

    /// <summary>Checks the antiforgery token itself: the site's filter would answer a form that was open too long with a bare 400.</summary>
    [HttpPost("/haefter/{booklet}/{chapter}/fejl-og-mangler"), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Create(string booklet, string chapter, [FromForm(Name = "")] RemarkForm form, CancellationToken cancellation)
    {
        if (Find(booklet, chapter) is not var (found, text))
        {
            return NotFound();
        }
        form = form.WithSubmission();
        if (!await antiforgery.IsFromOurFormAsync(HttpContext))
        {
            return Again(StatusCodes.Status400BadRequest, found, text, form, "Siden har været åben for længe. Det, I skrev, står her endnu. Send det igen.");
        }
        if (form.Check(found, text, site.Now, ModelState) is not { } remark)
        {
            return Again(StatusCodes.Status422UnprocessableEntity, found, text, form);
        }
        if (guard.AsksAgain(Request.Form, site.Now))
        {
            return Again(StatusCodes.Status422UnprocessableEntity, found, text, form, isAskedAgain: true);
        }
        if (limits.Remarks.Wait(HttpContext.Connection.RemoteIpAddress, site.Now, remark.Id.ToString()) is { } wait)
        {
            return Again(StatusCodes.Status429TooManyRequests, found, text, form, $"Der er skrevet meget herfra på kort tid. Det, I skrev, står her endnu. Vent {ClientLimits.Refuse(Response, wait)}, og send det igen.");
        }
        return await ReceiveAsync(found, text, form, remark, cancellation);
    }

    [Get("/haefter/{booklet}/{chapter}/fejl-og-mangler/tak")]
    public IActionResult Thanks(string booklet, string chapter) => Find(booklet, chapter) is var (found, text) ? View("Thanks", new RemarkPage(found, text, new RemarkForm())) : NotFound();

    private async Task<IActionResult> ReceiveAsync(Booklet booklet, Chapter chapter, RemarkForm form, Remark remark, CancellationToken cancellation)
    {
        try
        {
            if (!guard.IsTrapped(Request.Form))
            {
                await desk.ReceiveAsync(remark, cancellation);
            }
            return new SeeOther(Addresses.RemarkReceived(booklet.Slug, chapter.Slug));
        }
        catch (DataUnavailableException)
        {
            Response.Headers.RetryAfter = BusyDatabase.SecondsToWait;
            return Again(StatusCodes.Status503ServiceUnavailable, booklet, chapter, form, "Det kunne ikke gemmes lige nu. Det, I skrev, står her endnu. Vent et øjeblik, og send det igen.");
        }
    }

    private ViewResult Again(int status, Booklet booklet, Chapter chapter, RemarkForm form, string? trouble = null, bool isAskedAgain = false)
    {
        Response.StatusCode = status;
        return Show(booklet, chapter, form, trouble, isAskedAgain);
    }

    private ViewResult Show(Booklet booklet, Chapter chapter, RemarkForm form, string? trouble = null, bool isAskedAgain = false) =>
        View("Remark", new RemarkPage(booklet, chapter, form.WithSubmission(), trouble, isAskedAgain));

    private (Booklet Booklet, Chapter Chapter)? Find(string bookletSlug, string chapterSlug) =>
        site.Published.FindBooklet(bookletSlug) is { } booklet && booklet.Find(chapterSlug) is { } chapter ? (booklet, chapter) : null;
}
