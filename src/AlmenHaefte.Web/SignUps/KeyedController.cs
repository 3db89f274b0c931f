using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>
/// What the links in the mails open. Looking changes nothing; what is changed answers with the way back to the page (303). An address that
/// opens nothing gives one and the same page, whether it never did or has been replaced.
/// </summary>
[KeyInAddress]
public abstract class KeyedController(CurrentSite site, SelfService self, SignUpList list) : Controller
{
    protected CurrentSite Site => site;

    protected SelfService Self => self;

    /// <summary>The page of a sign-up that is not deleted.</summary>
    protected async Task<IActionResult> WithAsync(string id, string key, Func<MySignUp, Task<IActionResult>> answer, CancellationToken cancellation)
    {
        key = KeyInAddressAttribute.WithoutPunctuation(key);
        if (!Guid.TryParse(id, out var publicId) || await self.FindAsync(publicId, key, cancellation) is not { } signUp || WebinarOf(signUp) is not { } webinar)
        {
            return Nothing();
        }

        return signUp.State is SignUpState.Anonymised
            ? Deleted(signUp)
            : await answer(await MineAsync(signUp, webinar, key, cancellation));
    }

    protected async Task<MySignUp> MineAsync(SignUp signUp, Webinar webinar, string key, CancellationToken cancellation) =>
        new(signUp, webinar, await list.MomentAsync(webinar, site.Now, cancellation), key, site.Now);

    protected Task<IActionResult> ShowAsync(string id, string key, Func<MySignUp, IActionResult> answer, CancellationToken cancellation) =>
        WithAsync(id, key, mine => Task.FromResult(answer(mine)), cancellation);

    /// <summary>Takes one step, and leads back to the page, which tells what is so now.</summary>
    protected Task<IActionResult> StepAsync(string id, string key, Func<MySignUp, Task<SignUp?>> step, CancellationToken cancellation) =>
        WithAsync(id, key, async mine => await step(mine) is null ? Nothing() : new SeeOther(mine.Address), cancellation);

    /// <summary>Also before the webinar is public again, or when it has been renamed: the sign-up hangs on its id.</summary>
    protected Webinar? WebinarOf(SignUp signUp) => site.Published.Webinars.FirstOrDefault(webinar => webinar.Id == signUp.WebinarId);

    protected ViewResult Nothing()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NoSuchLink");
    }

    protected ViewResult Deleted(SignUp signUp)
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("Deleted", signUp);
    }
}
