using AlmenHaefte.SignUps;
using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AlmenHaefte.Web.Webinars;

public sealed class WebinarsController(CurrentSite site, SignUpList list) : Controller
{
    [Cached]
    [Get("/webinarer")]
    public IActionResult Index() => View("Webinars", site.Published.PublicWebinars(site.Now).ToList());

    [Get("/webinarer/{slug}")]
    public async Task<IActionResult> Show(string slug, CancellationToken cancellation) =>
        site.Published.FindWebinar(slug, site.Now) is { } webinar
            ? View("Webinar", new WebinarPage(webinar, await list.MomentAsync(webinar, site.Now, cancellation)))
            : NotFound();

    /// <summary>The pages change by themselves as time goes: a kept copy must be asked about.</summary>
    public override void OnActionExecuting(ActionExecutingContext context) => Response.Headers.CacheControl = "no-cache";
}
