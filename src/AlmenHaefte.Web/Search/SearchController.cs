using AlmenHaefte.Content;
using AlmenHaefte.Searching;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Search;

public sealed class SearchController(CurrentSite site, SearchIndexes indexes, ClientLimits limits) : Controller
{
    [Get(Addresses.Search)]
    public async Task<IActionResult> Index([FromQuery(Name = "q")] string? typed, CancellationToken cancellation)
    {
        var query = SearchQuery.Parse(typed);
        if (query.Terms.Count == 0)
        {
            return View("Search", new SearchResults(SearchAnswer.Empty(query)));
        }
        if (limits.Searches.Wait(HttpContext.Connection.RemoteIpAddress, site.Now) is { } wait)
        {
            return View("Search", new SearchResults(SearchAnswer.Empty(query), Wait: ClientLimits.Refuse(Response, wait)));
        }
        var index = await indexes.OfAsync(site.Published, cancellation);
        return View("Search", new SearchResults(index.Find(query, site.Now)));
    }
}

/// <param name="Wait">How long to wait, as people say it, when nothing was looked for because there has been too much of it.</param>
public sealed record SearchResults(SearchAnswer Answer, string? Wait = null);
