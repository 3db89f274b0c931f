using AlmenHaefte.Downloads;
using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Downloads;

public sealed class PrintsController(CurrentSite site, PrintStyle style) : Controller
{
    /// <param name="kapitler">Names of chapters in one list with commas, or repeated as a form sends them; none is everything.</param>
    [Cached]
    [Get("/haefter/{booklet}/print")]
    public IActionResult Show(string booklet, [FromQuery] string?[] kapitler)
    {
        if (site.Published.FindBooklet(booklet) is not { } found)
        {
            return NotFound();
        }
        var selection = Selection.Of(site.Published, found, kapitler);
        if (selection.IsEmpty)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("NothingChosen", found);
        }
        // One address for one selection, short enough for an agenda. An address with unknown names stays, and the page says so.
        return selection.Unknown == 0 && selection.Address != Request.Path + Uri.UnescapeDataString(Request.QueryString.Value ?? "")
            ? Redirect(selection.Address)
            : View("Print", new PrintedBooklet(selection, new JoinedText(selection, site.AddressOf, image => image), site.AddressOf(found.Address)));
    }

    [Cached]
    [Get("/haefter/{booklet}/print.css")]
    public IActionResult Style(string booklet) =>
        site.Published.FindBooklet(booklet) is { } found ? Content(style.Of(found), "text/css; charset=utf-8") : NotFound();
}
