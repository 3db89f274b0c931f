using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>Who has signed up, and what happened to each of them.</summary>
public sealed class SignUpsController(CurrentSite site, SignUpFinder finder, PersonTimeline timeline) : WebinarRoomController(site)
{
    private const int PageSize = 50;

    [Get(DeskAddresses.SignUpsRoute)]
    public async Task<IActionResult> Index(
        string slug, [FromQuery(Name = "soeg")] string? words, [FromQuery(Name = "gruppe")] SignUpGroup group, [FromQuery(Name = "fra")] string? from, CancellationToken cancellation)
    {
        if (Find(slug) is not { } webinar || !Enum.IsDefined(group))
        {
            return NotFound();
        }
        var found = await finder.FindAsync(webinar.Id, group, words, ListPlace.Read(from), PageSize, cancellation);
        return View("SignUps", new SignUpsPage(webinar, found, words?.Trim(), group));
    }

    [Get(DeskAddresses.SignUpRoute)]
    public async Task<IActionResult> Show(string slug, Guid id, CancellationToken cancellation) =>
        Find(slug) is { } webinar && await finder.OneAsync(webinar.Id, id, cancellation) is { } signUp
            ? View("SignUp", new SignUpPage(webinar, signUp, await timeline.OfAsync(signUp, cancellation), new AddressForm(signUp.Email)))
            : NotFound();
}

public sealed record SignUpsPage(Webinar Webinar, FoundSignUps Found, string? Words, SignUpGroup Group)
{
    /// <param name="from">Null for the newest.</param>
    public string AddressOf(ListPlace? from, SignUpGroup? group = null) =>
        $"{DeskAddresses.SignUps(Webinar.Slug)}?gruppe={group ?? Group}&soeg={Uri.EscapeDataString(Words ?? "")}{(from is null ? "" : $"&fra={from}")}";
}

public sealed record SignUpPage(Webinar Webinar, SignUp SignUp, IReadOnlyList<TimelineEvent> Timeline, AddressForm Form);
