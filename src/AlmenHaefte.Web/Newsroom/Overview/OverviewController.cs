using AlmenHaefte.Content;
using AlmenHaefte.Health;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Overview;

/// <summary>Where the day in the newsroom begins: what needs somebody to look at it.</summary>
public sealed class OverviewController(HealthReports reports, CurrentSite site) : NewsroomController
{
    [Get(Addresses.Newsroom)]
    public async Task<IActionResult> Show(CancellationToken cancellation) =>
        View("Overview", new OverviewPage(Me, await reports.MakeAsync(site.Now, TimeProvider.System.GetUtcNow(), cancellation), site.Today));
}

public sealed record OverviewPage(SignedIn Me, HealthReport Report, DateOnly Today);
