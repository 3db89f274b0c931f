using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>Putting right what one has told: name, organisation and answers.</summary>
public sealed class DetailsController(CurrentSite site, SelfService self, SignUpList list) : KeyedController(site, self, list)
{
    [Get("/tilmelding/{id}/{key}/oplysninger")]
    public Task<IActionResult> Edit(string id, string key, CancellationToken cancellation) =>
        ShowAsync(id, key, mine => mine.SignUp.IsLive ? View("Details", new DetailsPage(mine, DetailsForm.Of(mine.SignUp))) : new SeeOther(mine.Address), cancellation);

    [HttpPost("/tilmelding/{id}/{key}/oplysninger")]
    public Task<IActionResult> Update(string id, string key, [FromForm(Name = "")] DetailsForm form, CancellationToken cancellation) =>
        WithAsync(id, key, async mine =>
        {
            if (form.Check(mine.Webinar, ModelState) is not { } details)
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("Details", new DetailsPage(mine, form));
            }

            var changed = await Self.ChangeDetailsAsync(mine.SignUp.PublicId, mine.Key, details, Site.Now, cancellation);
            return changed is null ? Nothing() : new SeeOther(mine.SavedAddress);
        }, cancellation);
}

public sealed record DetailsPage(MySignUp Mine, DetailsForm Form);
