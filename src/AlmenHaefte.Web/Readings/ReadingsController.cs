using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Readings;

/// <summary>A draft read by somebody who was sent a link to it.</summary>
[KeyInAddress]
public sealed class ReadingsController(CurrentSite site, ReadingLinks links, ContentFolder folder) : DraftPageController(site)
{
    private readonly CurrentSite site = site;

    [Get(Addresses.Readings + "/{key}")]
    public async Task<IActionResult> Show(string key, CancellationToken cancellation)
    {
        if (await links.OpenAsync(key, site.Now, cancellation) is not { } draft || TextFile.At(draft.Path) is not { } file)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
            return View("NoReading");
        }
        return ShowDraft(file, Showing.Of(folder, file, draft.Text, draft.Part), tellsFaults: false);
    }
}
