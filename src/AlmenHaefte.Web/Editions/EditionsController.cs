using System.Globalization;
using AlmenHaefte.Editions;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Editions;

public sealed class EditionsController(CurrentSite site, EditionComparisons comparisons) : Controller
{
    [Get("/haefter/{booklet}/udgaver")]
    public IActionResult Index(string booklet) => site.Published.FindBooklet(booklet) is { } found ? View("Editions", found) : NotFound();

    /// <summary>The address on paper: whatever is typed after the last stroke is answered with which editions there are.</summary>
    [Get("/haefter/{booklet}/udgaver/{number}")]
    public IActionResult Show(string booklet, string number)
    {
        if (site.Published.FindBooklet(booklet) is not { } found)
        {
            return NotFound();
        }
        if (int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var wanted) && found.FindEdition(wanted) is { } edition)
        {
            return View("Edition", new EditionPage(comparisons.Of(site.Published, found, edition)));
        }
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NoSuchEdition", found);
    }

    [Get("/haefter/{booklet}/udgaver.atom")]
    public IActionResult Feed(string booklet) => site.Published.FindBooklet(booklet) is { } found ? File(EditionsFeed.Write(site, found), AtomFeed.MediaType) : NotFound();
}
