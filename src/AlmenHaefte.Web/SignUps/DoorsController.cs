using AlmenHaefte.Content;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.SignUps;

/// <summary>The door to the webinar. Its key opens nothing else, since it travels with the calendar entry and may be seen by others.</summary>
public sealed class DoorsController(CurrentSite site, SelfService self, SignUpList list) : KeyedController(site, self, list)
{
    [Get("/deltag/{id}/{key}")]
    public Task<IActionResult> Show(string id, string key, CancellationToken cancellation) => AtAsync(id, key, async door =>
    {
        if (!door.IsPast)
        {
            return View("Door", door with { Position = await Self.PositionAsync(door.Mine.SignUp, cancellation) });
        }

        return door.Mine.Moment.Phase is WebinarPhase.Archived ? Gone(door.Mine) : new SeeOther(Addresses.Webinar(door.Mine.Webinar.Slug));
    }, cancellation);

    [HttpPost("/deltag/{id}/{key}")]
    public Task<IActionResult> Create(string id, string key, CancellationToken cancellation) => AtAsync(id, key, async door =>
    {
        var meeting = await Self.JoinAsync(door.Mine.SignUp.PublicId, door.Mine.Key, door.Mine.Webinar, Site.Now, cancellation);
        return new SeeOther(meeting?.AbsoluteUri ?? Addresses.Door(door.Mine.SignUp.PublicId, door.Mine.Key));
    }, cancellation);

    private async Task<IActionResult> AtAsync(string id, string key, Func<Door, Task<IActionResult>> answer, CancellationToken cancellation)
    {
        key = KeyInAddressAttribute.WithoutPunctuation(key);
        if (!Guid.TryParse(id, out var publicId) || await Self.FindAtDoorAsync(publicId, key, cancellation) is not { } signUp || WebinarOf(signUp) is not { } webinar)
        {
            return Nothing();
        }

        return signUp.State is SignUpState.Anonymised
            ? Deleted(signUp)
            : await answer(new Door(await MineAsync(signUp, webinar, key, cancellation), Position: null));
    }

    private ViewResult Gone(MySignUp mine)
    {
        Response.StatusCode = StatusCodes.Status410Gone;
        return View("DoorGone", mine);
    }
}

/// <param name="Mine">Its key is the one to the door.</param>
/// <param name="Position">In the queue, from 1; null for one who does not wait.</param>
public sealed record Door(MySignUp Mine, int? Position)
{
    /// <summary>Nobody comes in here any more. The speakers may go on for a while: those with a seat still can.</summary>
    public bool IsPast => Mine.IsOver && !Mine.IsCalledOff && !Mine.CanEnter;
}
