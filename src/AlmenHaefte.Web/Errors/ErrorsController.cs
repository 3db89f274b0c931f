using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Errors;

/// <summary>What an address answers when no page is there: moved (301), withdrawn (410) or unknown (404). The pages of other expected errors too.</summary>
[IgnoreAntiforgeryToken]
public sealed class ErrorsController(CurrentSite site) : Controller
{
    [Route("/fejl/{status:int}")]
    public IActionResult Show(int status)
    {
        if (HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not { } original)
        {
            return NotFound();
        }
        if (status != StatusCodes.Status404NotFound)
        {
            return View("Error", status);
        }
        var path = original.OriginalPath.TrimEnd('/');
        if (site.Published.Moved.TryGetValue(path, out var address))
        {
            return RedirectPermanent(address + original.OriginalQueryString);
        }
        if (site.Published.FindWithdrawn(path) is { } withdrawn)
        {
            Response.StatusCode = StatusCodes.Status410Gone;
            return View("Withdrawn", withdrawn);
        }
        return View("NotFound");
    }
}
