using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Worksheets;

public sealed class WorksheetsController(CurrentSite site) : Controller
{
    [Cached]
    [Get("/haefter/{booklet}/arbejdsark")]
    public IActionResult Show(string booklet) =>
        site.Published.FindBooklet(booklet) is { } found && found.Questions.Any() ? View("Worksheet", new Worksheet(found)) : NotFound();
}
