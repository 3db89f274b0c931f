using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>Giving up one's seat, or one's place in the queue; and taking it back.</summary>
public sealed class CancellationsController(CurrentSite site, SelfService self, SignUpList list) : KeyedController(site, self, list)
{
    [Get("/tilmelding/{id}/{key}/afmelding")]
    public Task<IActionResult> New(string id, string key, CancellationToken cancellation) =>
        ShowAsync(id, key, mine => mine.CanCancel ? View("Cancellation", mine) : new SeeOther(mine.Address), cancellation);

    [HttpPost("/tilmelding/{id}/{key}/afmelding")]
    public Task<IActionResult> Create(string id, string key, CancellationToken cancellation) =>
        StepAsync(id, key, mine => Self.CancelAsync(mine.SignUp.PublicId, mine.Key, mine.Webinar, Site.Now, cancellation), cancellation);

    [Get("/tilmelding/{id}/{key}/fortryd")]
    public Task<IActionResult> Edit(string id, string key, CancellationToken cancellation) =>
        ShowAsync(id, key, mine => mine.CanUndo ? View("Undo", mine) : new SeeOther(mine.Address), cancellation);

    [HttpPost("/tilmelding/{id}/{key}/fortryd")]
    public Task<IActionResult> Delete(string id, string key, CancellationToken cancellation) =>
        StepAsync(id, key, mine => Self.UndoAsync(mine.SignUp.PublicId, mine.Key, mine.Webinar, Site.Now, cancellation), cancellation);
}
