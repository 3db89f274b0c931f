using AlmenHaefte.Content;
using AlmenHaefte.Remarks;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Remarks;

/// <summary>What readers have written about the chapters.</summary>
public sealed class InboxController(RemarkDesk desk, CurrentSite site) : NewsroomController
{
    private const int MostClosed = 50;

    [Get(Addresses.Remarks)]
    public async Task<IActionResult> Index(CancellationToken cancellation) =>
        View("Inbox", new InboxPage(
            [.. (await desk.OpenAsync(cancellation)).Select(remark => RemarkAbout.Of(remark, site.Published))],
            [.. (await desk.ClosedAsync(MostClosed, cancellation)).Select(closed => (RemarkAbout.Of(closed.Remark, site.Published), closed.By?.ShownName))]));
}

/// <param name="Closed">With the name of who closed it, when that is known.</param>
public sealed record InboxPage(IReadOnlyList<RemarkAbout> Open, IReadOnlyList<(RemarkAbout About, string? By)> Closed);
