using AlmenHaefte.Content;
using AlmenHaefte.Searching;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Searches;

/// <summary>What readers have searched for and not found.</summary>
public sealed class SearchesController(UnansweredSearches searches, CurrentSite site) : NewsroomController
{
    private const int MostShown = 100;

    [Get(Addresses.UnansweredSearches)]
    public async Task<IActionResult> Index(CancellationToken cancellation) => View("Searches", await searches.ListAsync(MostShown, cancellation));

    /// <summary>Nobody need see it again, however often it is searched for.</summary>
    [HttpPost(Addresses.UnansweredSearches + "/{id:int}/fjern")]
    public async Task<IActionResult> Dismiss(int id, CancellationToken cancellation) =>
        new SeeOther(Done.For(Addresses.UnansweredSearches, await searches.DismissAsync(id, Me.Id, site.Now, cancellation) ? Done.SearchDismissed : Done.Nothing));
}
