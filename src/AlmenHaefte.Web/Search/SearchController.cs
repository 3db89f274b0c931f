using AlmenHaefte.Content;
using AlmenHaefte.Searching;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Search;

public sealed class SearchController(CurrentSite site, SearchIndexes indexes, ClientLimits limits, UnansweredTally tally) : Controller
{
    /// <summary>A browser tells by <c>Sec-Fetch-Dest</c> what it asks for: so does a script, every time somebody pauses while they type, and half a word says nothing.</summary>
    private bool IsTypedToTheEnd => HttpMethods.IsGet(Request.Method) && Request.Headers["Sec-Fetch-Dest"] != "empty";

    [Get(Addresses.Search), InTurn(Effort.Search)]
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
        var index = await indexes.FindAsync(site.Published, cancellation);
        var answer = index.Find(query, site.Now);
        if (IsTypedToTheEnd)
        {
            tally.Note(answer);
        }
        return View("Search", new SearchResults(answer));
    }
}

/// <param name="Wait">How long to wait, as people say it, when nothing was looked for because there has been too much of it.</param>
public sealed record SearchResults(SearchAnswer Answer, string? Wait = null);
