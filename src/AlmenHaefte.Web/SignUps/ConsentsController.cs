using AlmenHaefte.Content;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>Saying no thanks to mails about coming webinars, by the link in such a mail or by the mail program itself.</summary>
[KeyInAddress]
public sealed class ConsentsController(CurrentSite site, Consents consents) : Controller
{
    [Get("/samtykke/{id}/{key}")]
    public async Task<IActionResult> Edit(string id, string key, CancellationToken cancellation)
    {
        key = KeyInAddressAttribute.WithoutPunctuation(key);
        return Guid.TryParse(id, out var consent) && await consents.IsGivenAsync(consent, key, cancellation) is { } isGiven
            ? View("Consent", new ConsentPage(isGiven, Addresses.Consent(consent, key)))
            : Nothing();
    }

    [HttpPost("/samtykke/{id}/{key}")]
    public async Task<IActionResult> Delete(string id, string key, CancellationToken cancellation)
    {
        key = KeyInAddressAttribute.WithoutPunctuation(key);
        if (!Guid.TryParse(id, out var consent) || !await consents.WithdrawAsync(consent, key, site.Now, cancellation))
        {
            return Nothing();
        }

        return OneClick.IsAsked(Request) ? Ok() : new SeeOther(Addresses.Consent(consent, key));
    }

    private ViewResult Nothing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NoSuchLink");
    }
}

/// <param name="IsGiven">False when the mails have been said no to.</param>
public sealed record ConsentPage(bool IsGiven, string Address);
