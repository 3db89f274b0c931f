using AlmenHaefte.Content;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>Saying no thanks to mails about coming webinars, by the link in such a mail or by the mail program itself.</summary>
[KeyInAddress]
public sealed class ConsentsController(CurrentSite site, Consents consents) : Controller
{
    private static readonly char[] Punctuation = ['.', ',', ')'];

    [Get("/samtykke/{id}/{key}")]
    public async Task<IActionResult> Edit(string id, string key, CancellationToken cancellation) =>
        Guid.TryParse(id, out var consent) && await consents.IsGivenAsync(consent, key.TrimEnd(Punctuation), cancellation) is { } isGiven
            ? View("Consent", new ConsentPage(isGiven, Addresses.Consent(consent, key.TrimEnd(Punctuation))))
            : Nothing();

    [HttpPost("/samtykke/{id}/{key}")]
    public async Task<IActionResult> Delete(string id, string key, CancellationToken cancellation)
    {
        key = key.TrimEnd(Punctuation);
        if (!Guid.TryParse(id, out var consent) || !await consents.WithdrawAsync(consent, key, site.Now, cancellation))
        {
            return Nothing();
        }

        if (OneClick.IsAsked(Request))
        {
            return Ok();
        }

        Response.Headers.Location = Addresses.Consent(consent, key);
        return StatusCode(StatusCodes.Status303SeeOther);
    }

    private ViewResult Nothing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NoSuchLink");
    }
}

/// <param name="IsGiven">False when the mails have been said no to.</param>
public sealed record ConsentPage(bool IsGiven, string Address);
