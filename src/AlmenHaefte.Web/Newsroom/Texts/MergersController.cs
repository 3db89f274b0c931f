using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>A text becomes part of another, and its address leads there.</summary>
public sealed class MergersController(CurrentSite site, FileMoves moves, TextList list, ContentFolder folder) : MoveController(site, list, folder)
{
    private const string Address = "/redaktion/indhold/sammenlaegning";

    [Get(Address)]
    public Task<IActionResult> New([FromQuery] string? fil, CancellationToken cancellation) => ShowAsync("Merger", fil, new MoveForm(), null, cancellation);

    [HttpPost(Address)]
    public Task<IActionResult> Create([FromQuery] string? fil, [FromForm(Name = "")] MoveForm form, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file || TextFile.At(form.Successor) is not { } into || !FileMoves.CanMerge(file, into))
        {
            ModelState.AddModelError(nameof(form.Successor), "Vælg den tekst, som denne skal være en del af.");
            return ShowAsync("Merger", fil, form, null, cancellation, StatusCodes.Status422UnprocessableEntity);
        }
        return MoveAsync("Merger", fil, form, _ => moves.MergeAsync(file, into, Writer, Site.Now, cancellation), _ => into, cancellation);
    }
}
