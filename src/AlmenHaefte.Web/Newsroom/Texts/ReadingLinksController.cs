using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>Links with which somebody without an account reads a draft.</summary>
public sealed class ReadingLinksController(CurrentSite site, DraftDesk desk, ReadingLinks links) : TextController(site)
{
    private const string Address = "/redaktion/indhold/laeselink";

    [Get(Address)]
    public Task<IActionResult> Index([FromQuery] string? fil, CancellationToken cancellation) => ShowAsync(fil, null, cancellation);

    /// <summary>Answers with the page itself: the link is shown this once, and stands in no address.</summary>
    [HttpPost(Address)]
    public async Task<IActionResult> Create([FromQuery] string? fil, CancellationToken cancellation) =>
        TextFile.At(fil) is { } file && await links.MakeAsync(file, Writer, Site.Now, cancellation) is { } key ? await ShowAsync(fil, key, cancellation) : NotFound();

    [HttpPost(Address + "/tilbagekaldelse")]
    public async Task<IActionResult> Revoke([FromQuery] string? fil, [FromForm] int nr, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        await links.RevokeAsync(file, nr, cancellation);
        return new SeeOther(Addresses.Text("laeselink", file.Path));
    }

    private async Task<IActionResult> ShowAsync(string? fil, string? key, CancellationToken cancellation) =>
        TextFile.At(fil) is { } file && await desk.FindAsync(file, cancellation) is { } draft
            ? View("ReadingLinks", new ReadingLinksPage(file, TitleOf(draft.Text, file), await links.OfAsync(file, Site.Now, cancellation), key is null ? null : Site.AddressOf(Addresses.Reading(key))))
            : NotFound();
}

/// <param name="Made">The link that was just made.</param>
public sealed record ReadingLinksPage(TextFile File, string Title, IReadOnlyList<ReadingLink> Links, string? Made);
