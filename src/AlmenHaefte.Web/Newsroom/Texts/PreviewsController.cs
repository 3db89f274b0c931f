using AlmenHaefte.Content;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Readings;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>The real page beside the text that is being written.</summary>
public sealed class PreviewsController(CurrentSite site, DraftDesk desk, ContentFolder folder, ClientLimits limits) : DraftPageController(site)
{
    [Get("/redaktion/indhold/visning"), InTurn(Effort.Preview)]
    public async Task<IActionResult> Show([FromQuery] string? fil, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        var draft = await desk.FindAsync(file, cancellation);
        var text = draft?.Text ?? (folder.Find(file.Path) is { } published ? TextFile.TextOf(published) : null);
        return text is null ? NotFound() : InFrame(file, text, draft?.Part);
    }

    /// <summary>As it would look with what is typed; nothing is stored.</summary>
    [HttpPost("/redaktion/indhold/visning"), InTurn(Effort.Preview), RequestSizeLimit(DraftForm.MostBytes)]
    public IActionResult Create([FromQuery] string? fil, [FromForm(Name = "")] DraftForm form) =>
        TextFile.At(fil) is not { } file ? NotFound()
        : limits.Previews.Refuses(HttpContext, Site.Now) ?? InFrame(file, form.TextOf(file), form.Part);

    private ViewResult InFrame(TextFile file, string text, string? part)
    {
        Response.Headers.ContentSecurityPolicy = ContentPolicy.InFrame;
        return ShowDraft(file, Showing.Of(folder, file, text, part), tellsFaults: true);
    }
}
