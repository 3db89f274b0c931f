using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>The mails that one can do without and keep one's seat: asked for and refused by a person here, or by the person's mail program.</summary>
public sealed class RemindersController(CurrentSite site, SelfService self, SignUpList list) : KeyedController(site, self, list)
{
    [Get("/tilmelding/{id}/{key}/mails")]
    public Task<IActionResult> Edit(string id, string key, CancellationToken cancellation) => ShowAsync(id, key, mine => View("Reminders", mine), cancellation);

    [HttpPost("/tilmelding/{id}/{key}/mails")]
    public Task<IActionResult> Update(string id, string key, [FromForm(Name = "")] RemindersForm form, CancellationToken cancellation) =>
        WithAsync(id, key, async mine =>
        {
            var wanted = form.Wanted == RemindersForm.Yes && !OneClick.IsAsked(Request);
            return await Self.SetRemindersAsync(mine.SignUp.PublicId, mine.Key, wanted, Site.Now, cancellation) is null ? Nothing()
                : OneClick.IsAsked(Request) ? Ok()
                : new SeeOther(mine.SavedAddress);
        }, cancellation);
}

public sealed record RemindersForm
{
    public const string Yes = "ja";
    public const string No = "nej";

    public string? Wanted { get; init; }
}
