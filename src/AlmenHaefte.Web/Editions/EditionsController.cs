using System.Globalization;
using AlmenHaefte.Editions;
using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Editions;

public sealed class EditionsController(CurrentSite site, EditionComparisons comparisons) : Controller
{
    [Cached]
    [Get("/haefter/{booklet}/udgaver")]
    public IActionResult Index(string booklet) => site.Published.FindBooklet(booklet) is { } found ? View("Editions", found) : NotFound();

    /// <summary>The address on paper: whatever is typed after the last stroke is answered with which editions there are.</summary>
    [Cached]
    [Get("/haefter/{booklet}/udgaver/{number}")]
    public IActionResult Show(string booklet, string number)
    {
        if (site.Published.FindBooklet(booklet) is not { } found)
        {
            return NotFound();
        }
        // One address for one edition: »01« is none.
        if (found.Editions.FirstOrDefault(edition => edition.Number.ToString(CultureInfo.InvariantCulture) == number) is { } edition)
        {
            return View("Edition", new EditionPage(comparisons.Of(site.Published, found, edition)));
        }
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NoSuchEdition", found);
    }

    [Cached]
    [Get("/haefter/{booklet}/udgaver.atom")]
    public IActionResult Feed(string booklet) => site.Published.FindBooklet(booklet) is { } found ? File(EditionsFeed.Write(site, found), AtomFeed.MediaType) : NotFound();
}
