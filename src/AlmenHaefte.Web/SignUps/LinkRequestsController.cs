using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>"Send my link again", for whoever has lost the mail. The answer is the same whether the address is known or not.</summary>
public sealed class LinkRequestsController(CurrentSite site, LinkRequests requests, IAntiforgery antiforgery, FormGuard guard, ClientLimits limits) : Controller
{
    /// <summary>
    /// Longer than the work takes, so that what it took cannot be read from the answer: a known address costs a millisecond more than an
    /// unknown one.
    /// </summary>
    private static readonly TimeSpan AnswerTime = TimeSpan.FromMilliseconds(150);

    [Get(Addresses.SendLink)]
    public IActionResult New() => View("LinkRequest", new LinkRequestPage(new AddressForm()));

    /// <summary>Checks the antiforgery token itself: the site's filter would answer a form that was open too long with a bare 400.</summary>
    [HttpPost(Addresses.SendLink), IgnoreAntiforgeryToken]
    public async Task<IActionResult> Create([FromForm(Name = "")] AddressForm form, CancellationToken cancellation)
    {
        if (!await antiforgery.IsFromOurFormAsync(HttpContext))
        {
            return Again(StatusCodes.Status400BadRequest, form, "Siden har været åben for længe, og der blev derfor ikke sendt noget. Send formularen igen.");
        }

        if (form.Check(ModelState) is not { } email)
        {
            return Again(StatusCodes.Status422UnprocessableEntity, form, trouble: null);
        }

        if (guard.AsksAgain(Request.Form, site.Now))
        {
            return Again(StatusCodes.Status422UnprocessableEntity, form, trouble: null, isAskedAgain: true);
        }

        return limits.LinkRequests.Wait(HttpContext.Connection.RemoteIpAddress, site.Now) is { } wait
            ? Again(StatusCodes.Status429TooManyRequests, form, $"Der er bedt om mange links herfra på kort tid. Vent {ClientLimits.Refuse(Response, wait)}, og send formularen igen.")
            : await SendAsync(email, form, cancellation);
    }

    [Get(Addresses.LinkSent)]
    public IActionResult Sent() => View("LinkSent");

    [Get(Addresses.AddressChanged)]
    public IActionResult AddressChanged() => View("AddressChanged");

    private async Task<IActionResult> SendAsync(EmailAddress email, AddressForm form, CancellationToken cancellation)
    {
        var answer = Task.Delay(AnswerTime, cancellation);
        try
        {
            if (!guard.IsTrapped(Request.Form))
            {
                await requests.SendAsync(email, site.Published.Webinars, site.Now, cancellation);
            }

            await answer;
            return new SeeOther(Addresses.LinkSent);
        }
        catch (DataUnavailableException)
        {
            Response.Headers.RetryAfter = BusyDatabase.SecondsToWait;
            return Again(StatusCodes.Status503ServiceUnavailable, form, "Der kunne ikke sendes noget lige nu. Vent et øjeblik, og send formularen igen.");
        }
    }

    private ViewResult Again(int status, AddressForm form, string? trouble, bool isAskedAgain = false)
    {
        Response.StatusCode = status;
        return View("LinkRequest", new LinkRequestPage(form) { Trouble = trouble, IsAskedAgain = isAskedAgain });
    }
}

public sealed record LinkRequestPage(AddressForm Form)
{
    /// <summary>Why nothing was sent although nothing is wrong with what was typed.</summary>
    public string? Trouble { get; init; }

    /// <summary>Whether a form that came too fast or too late is to be sent once more.</summary>
    public bool IsAskedAgain { get; init; }
}
