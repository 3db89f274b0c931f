using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>Giving a draft up.</summary>
public sealed class DiscardsController(CurrentSite site, DraftDesk desk, Openings openings) : TextController(site)
{
    [HttpPost("/redaktion/indhold/kassering")]
    public async Task<IActionResult> Create([FromQuery] string? fil, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        await desk.DiscardAsync(file, Writer, Site.Now, cancellation);
        openings.Leave(file, Writer);
        return new SeeOther(Addresses.Texts);
    }
}
