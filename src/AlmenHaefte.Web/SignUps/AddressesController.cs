using AlmenHaefte.Content;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>Moving to another address: that is another sign-up, with links of its own.</summary>
public sealed class AddressesController(CurrentSite site, SelfService self, SignUpList list) : KeyedController(site, self, list)
{
    [Get("/tilmelding/{id}/{key}/adresse")]
    public Task<IActionResult> Edit(string id, string key, CancellationToken cancellation) =>
        ShowAsync(id, key, mine => mine.CanChangeAddress ? View("Address", new AddressPage(mine, new AddressForm { Email = mine.SignUp.Email })) : new SeeOther(mine.Address), cancellation);

    [HttpPost("/tilmelding/{id}/{key}/adresse")]
    public Task<IActionResult> Update(string id, string key, [FromForm(Name = "")] AddressForm form, CancellationToken cancellation) =>
        WithAsync(id, key, async mine =>
        {
            if (form.Check(ModelState) is not { } email)
            {
                Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
                return View("Address", new AddressPage(mine, form));
            }

            var changed = await Self.ChangeAddressAsync(mine.SignUp.PublicId, mine.Key, email, mine.Webinar, Site.Now, cancellation);
            return changed is null ? Nothing() : new SeeOther(email.Key == mine.SignUp.EmailKey || !mine.CanChangeAddress ? mine.Address : Addresses.AddressChanged);
        }, cancellation);
}

public sealed record AddressPage(MySignUp Mine, AddressForm Form);
