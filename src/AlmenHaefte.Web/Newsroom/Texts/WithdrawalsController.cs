using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>A text is withdrawn: its address tells why.</summary>
public sealed class WithdrawalsController(CurrentSite site, FileMoves moves, TextList list, ContentFolder folder) : MoveController(site, list, folder)
{
    private const string Address = "/redaktion/indhold/tilbagetraekning";

    [Get(Address)]
    public Task<IActionResult> New([FromQuery] string? fil, CancellationToken cancellation) => ShowAsync("Withdrawal", fil, new MoveForm(), null, cancellation);

    [HttpPost(Address)]
    public Task<IActionResult> Create([FromQuery] string? fil, [FromForm(Name = "")] MoveForm form, CancellationToken cancellation)
    {
        var reason = form.Reason?.Trim() ?? "";
        if (reason.Length is 0 or > Revision.NoteMaxLength)
        {
            ModelState.AddModelError(nameof(form.Reason), $"Skriv hvorfor, med højst {Revision.NoteMaxLength} tegn. Det står på sidens adresse fra nu af.");
        }
        var successor = string.IsNullOrEmpty(form.Successor) ? null : TextFile.At(form.Successor);
        return MoveAsync("Withdrawal", fil, form, file => moves.WithdrawAsync(file, reason, successor?.Path, Writer, Site.Now, cancellation), file => file, cancellation);
    }
}
