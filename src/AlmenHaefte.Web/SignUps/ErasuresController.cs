using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>Deleting everything that is known of oneself.</summary>
public sealed class ErasuresController(CurrentSite site, SelfService self, SignUpList list) : KeyedController(site, self, list)
{
    [Get("/tilmelding/{id}/{key}/sletning")]
    public Task<IActionResult> New(string id, string key, CancellationToken cancellation) => ShowAsync(id, key, mine => View("Erasure", mine), cancellation);

    [HttpPost("/tilmelding/{id}/{key}/sletning")]
    public Task<IActionResult> Create(string id, string key, CancellationToken cancellation) =>
        StepAsync(id, key, mine => Self.EraseAsync(mine.SignUp.PublicId, mine.Key, mine.Webinar, Site.Now, cancellation), cancellation);
}
