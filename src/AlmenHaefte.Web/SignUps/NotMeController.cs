using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>For whoever never signed up: somebody else typed their address.</summary>
public sealed class NotMeController(CurrentSite site, SelfService self, SignUpList list) : KeyedController(site, self, list)
{
    [Get("/tilmelding/{id}/{key}/ikke-mig")]
    public Task<IActionResult> New(string id, string key, CancellationToken cancellation) => ShowAsync(id, key, mine => View("NotMe", mine), cancellation);

    [HttpPost("/tilmelding/{id}/{key}/ikke-mig")]
    public Task<IActionResult> Create(string id, string key, CancellationToken cancellation) =>
        StepAsync(id, key, mine => Self.DisownAsync(mine.SignUp.PublicId, mine.Key, mine.Webinar, Site.Now, cancellation), cancellation);
}
