using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>A text gets a new address, to which the former one leads.</summary>
public sealed class RenamingsController(CurrentSite site, FileMoves moves, TextList list, ContentFolder folder) : MoveController(site, list, folder)
{
    private const string Address = "/redaktion/indhold/omdoebning";

    [Get(Address)]
    public Task<IActionResult> New([FromQuery] string? fil, CancellationToken cancellation) => ShowAsync("Renaming", fil, new MoveForm { Slug = TextFile.At(fil)?.Slug }, null, cancellation);

    [HttpPost(Address)]
    public Task<IActionResult> Create([FromQuery] string? fil, [FromForm(Name = "")] MoveForm form, CancellationToken cancellation)
    {
        var slug = Slug.From(form.Slug ?? "");
        if (slug.Length == 0 || slug == TextFile.At(fil)?.Slug || TextFile.At(fil)?.Named(slug) is null)
        {
            ModelState.AddModelError(nameof(form.Slug), "Skriv et nyt navn, der kan være en adresse.");
        }
        return MoveAsync("Renaming", fil, form, file => moves.RenameAsync(file, file.Named(slug)!, Writer, Site.Now, cancellation), file => file.Named(slug)!, cancellation);
    }
}
