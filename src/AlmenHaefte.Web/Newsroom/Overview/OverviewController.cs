using AlmenHaefte.Content;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Overview;

/// <summary>Where the day in the newsroom begins.</summary>
public sealed class OverviewController : NewsroomController
{
    [Get(Addresses.Newsroom)]
    public IActionResult Show() => View("Overview", Me);
}
