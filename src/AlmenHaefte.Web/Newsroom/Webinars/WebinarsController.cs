using AlmenHaefte.Data;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>All webinars, and how each is going.</summary>
public sealed class WebinarsController(CurrentSite site, SiteDb db, Standings standings, WebinarDesk desk, GroupMessages messages) : WebinarRoomController(site)
{
    private const int LatestDeeds = 20;

    [Get(DeskAddresses.Webinars)]
    public async Task<IActionResult> Index(CancellationToken cancellation)
    {
        var lines = new List<WebinarLine>();
        foreach (var webinar in Site.Published.Webinars)
        {
            var (confirmed, waiting, unreachable) = await standings.CountAsync(webinar, cancellation);
            lines.Add(new WebinarLine(webinar, webinar.MomentAt(Site.Now, confirmed).Phase, confirmed, waiting, unreachable));
        }
        return View("Webinars", lines);
    }

    [Get(DeskAddresses.WebinarRoute)]
    public async Task<IActionResult> Show(string slug, CancellationToken cancellation)
    {
        if (Find(slug) is not { } webinar)
        {
            return NotFound();
        }
        var standing = await standings.OfAsync(webinar, Site.Now, cancellation);
        var deeds = await db.WebinarDeeds.AsNoTracking().Include(deed => deed.By).Where(deed => deed.WebinarId == webinar.Id).OrderByDescending(deed => deed.Id).Take(LatestDeeds).ToListAsync(cancellation);
        return View("Webinar", new WebinarPage(webinar, webinar.MomentAt(Site.Now, standing.Confirmed).Phase, standing, DayChart.Of(standing.Days), deeds)
        {
            Regrettable = await desk.RegrettableAsync(webinar, Site.Now, cancellation),
            Messages = await messages.RegrettableAsync(webinar, Site.Now, cancellation),
        });
    }
}

public sealed record WebinarLine(Webinar Webinar, WebinarPhase Phase, int Confirmed, int Waiting, int Unreachable);

/// <param name="Chart">Null while nobody has signed up.</param>
public sealed record WebinarPage(Webinar Webinar, WebinarPhase Phase, Standing Standing, DayChart? Chart, IReadOnlyList<WebinarDeed> Deeds)
{
    /// <summary>The change that can still be taken back.</summary>
    public WebinarDeed? Regrettable { get; init; }

    /// <summary>The messages that can still be called back.</summary>
    public IReadOnlyList<WebinarDeed> Messages { get; init; } = [];
}
