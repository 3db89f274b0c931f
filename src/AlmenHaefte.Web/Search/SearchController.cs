using AlmenHaefte.Content;
using AlmenHaefte.Searching;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Search;

public sealed class SearchController(CurrentSite site, SearchIndexes indexes) : Controller
{
    [Get(Addresses.Search)]
    public async Task<IActionResult> Index([FromQuery(Name = "q")] string? typed, CancellationToken cancellation)
    {
        var query = SearchQuery.Parse(typed);
        return View("Search", query.Terms.Count == 0
            ? SearchAnswer.Empty(query)
            : (await indexes.OfAsync(site.Published, cancellation)).Find(query, site.Now));
    }
}
