using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>What staff do for one who has signed up: one step of <see cref="StaffDesk"/> each, and back to the person's page.</summary>
public sealed class SignUpStepsController(CurrentSite site, SignUpFinder finder, PersonTimeline timeline, StaffDesk desk) : WebinarRoomController(site)
{
    [HttpPost(DeskAddresses.SignUpRoute + "/adresse")]
    public async Task<IActionResult> Address(string slug, Guid id, [FromForm] string? email, CancellationToken cancellation)
    {
        if (await FindAsync(slug, id, cancellation) is not var (webinar, signUp))
        {
            return NotFound();
        }
        var form = new AddressForm(email);
        if (form.Check(ModelState) is not { } address)
        {
            return Refused("SignUp", new SignUpPage(webinar, signUp, await timeline.OfAsync(signUp, cancellation), form));
        }
        var moved = await desk.ChangeAddressAsync(signUp.Id, address, webinar, Me.Id, Site.Now, cancellation);
        return new SeeOther(Done.For(DeskAddresses.SignUp(slug, moved?.PublicId ?? id), moved is null ? Done.Nothing : Done.AddressCorrected));
    }

    [HttpPost(DeskAddresses.SignUpRoute + "/afmelding")]
    public Task<IActionResult> Cancellation(string slug, Guid id, [FromForm] bool tell, CancellationToken cancellation) =>
        StepAsync(slug, id, (webinar, signUp) => desk.CancelAsync(signUp.Id, webinar, tell, Me.Id, Site.Now, cancellation), tell ? Done.Cancelled : Done.CancelledQuietly, cancellation);

    [HttpPost(DeskAddresses.SignUpRoute + "/plads")]
    public Task<IActionResult> Seat(string slug, Guid id, CancellationToken cancellation) =>
        StepAsync(slug, id, (webinar, signUp) => desk.ConfirmAsync(signUp.Id, webinar, Me.Id, Site.Now, cancellation), Done.SeatGiven, cancellation);

    [HttpPost(DeskAddresses.SignUpRoute + "/fremmoede")]
    public Task<IActionResult> Presence(string slug, Guid id, CancellationToken cancellation) =>
        StepAsync(slug, id, (webinar, signUp) => desk.NotePresenceAsync(signUp.Id, webinar, Me.Id, Site.Now, cancellation), Done.Present, cancellation);

    [HttpPost(DeskAddresses.SignUpRoute + "/sletning"), ForAdministrators]
    public Task<IActionResult> Erasure(string slug, Guid id, CancellationToken cancellation) =>
        StepAsync(slug, id, (webinar, signUp) => desk.EraseAsync(signUp.Id, webinar, Me.Id, Site.Now, cancellation), Done.Erased, cancellation);

    [HttpPost(DeskAddresses.SignUpRoute + "/mails/{mail:guid}/igen")]
    public Task<IActionResult> Resend(string slug, Guid id, Guid mail, CancellationToken cancellation) =>
        StepAsync(slug, id, (_, signUp) => desk.SendAgainAsync(signUp.Id, mail, Me.Id, Site.Now, cancellation), Done.SentAgain, cancellation);

    private async Task<IActionResult> StepAsync(string slug, Guid id, Func<Webinar, SignUp, Task<bool>> step, string done, CancellationToken cancellation) =>
        await FindAsync(slug, id, cancellation) is var (webinar, signUp)
            ? new SeeOther(Done.For(DeskAddresses.SignUp(slug, id), await step(webinar, signUp) ? done : Done.Nothing, done == Done.Present ? 1 : null))
            : NotFound();

    private async Task<(Webinar Webinar, SignUp SignUp)?> FindAsync(string slug, Guid id, CancellationToken cancellation) =>
        Find(slug) is { } webinar && await finder.OneAsync(webinar.Id, id, cancellation) is { } signUp ? (webinar, signUp) : null;
}
