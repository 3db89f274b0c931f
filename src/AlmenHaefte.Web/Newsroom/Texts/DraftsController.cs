using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Editions;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>Where a text is written. Whatever goes wrong, the answer holds the text that was posted.</summary>
public sealed class DraftsController(CurrentSite site, DraftDesk desk, ContentFolder folder, Openings openings, IAntiforgery antiforgery) : TextController(site)
{
    private const string Address = "/redaktion/indhold/kladde";

    [Get(Address)]
    public async Task<IActionResult> Edit([FromQuery] string? fil, CancellationToken cancellation)
    {
        if (TextFile.At(fil) is not { } file)
        {
            return NotFound();
        }
        var draft = await desk.FindAsync(file, cancellation);
        var published = PublishedText(folder, file);
        if ((draft?.Text ?? published) is not { } text)
        {
            return NotFound();
        }
        return Show(file, draft, DraftForm.From(text, file, draft?.Hash ?? FileHash(file), draft?.Part));
    }

    /// <summary>Checks the antiforgery token itself: the site's filter would answer a form that was open too long with a bare 400.</summary>
    [HttpPost(Address), IgnoreAntiforgeryToken, RequestSizeLimit(DraftForm.MostBytes)]
    public async Task<IActionResult> Create([FromQuery] string? fil, [FromForm(Name = "")] DraftForm form, [FromForm] string? videre, CancellationToken cancellation)
    {
        var isOurs = await antiforgery.IsFromOurFormAsync(HttpContext);
        if (TextFile.At(fil) is not { } file)
        {
            return isOurs ? NotFound() : BadRequest();
        }
        if (!isOurs)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, file, form, "Siden har været åben for længe. Det, du skrev, står her endnu. Gem det igen.", cancellation);
        }
        try
        {
            openings.Note(file, Writer, Site.Now);
            return await AnswerAsync(file, form, videre, await desk.SaveAsync(file, form.ToSaving(file), Writer, Site.Now, cancellation), cancellation);
        }
        catch (DataUnavailableException)
        {
            Response.Headers.RetryAfter = BusyDatabase.SecondsToWait;
            return await AgainAsync(StatusCodes.Status503ServiceUnavailable, file, form, Busy, cancellation);
        }
    }

    /// <summary>A draft that was begun from another text than the published one, and both to choose between.</summary>
    [Get("/redaktion/indhold/konflikt")]
    public async Task<IActionResult> Overtaken([FromQuery] string? fil, CancellationToken cancellation) =>
        TextFile.At(fil) is { } file && await desk.FindAsync(file, cancellation) is { } draft
            ? View("Conflict", new ConflictPage(file, draft.Text, PublishedText(folder, file), null, draft.Hash, FileHash(file), draft.Part, Differences(file, PublishedText(folder, file), draft.Text)))
            : NotFound();

    private async Task<IActionResult> AnswerAsync(TextFile file, DraftForm form, string? next, SaveResult result, CancellationToken cancellation) => result switch
    {
        SaveResult.Saved saved when IsScript => Json(new { @base = saved.Current, isDraft = saved.Draft is not null, saved.IsOvertaken }),
        SaveResult.Saved => new SeeOther(Addresses.Text(next is "udgivelse" or "billeder" ? next : "kladde", file.Path)),
        SaveResult.Conflict conflict => Conflicting(file, form, conflict),
        SaveResult.Locked locked => await AgainAsync(StatusCodes.Status409Conflict, file, form,
            $"Kladden er planlagt til udgivelse {Time.DanishTime.Write(locked.Draft.Plan!.At)} og er låst så længe. Det, du skrev, står her, men er ikke gemt. Opgiv planen først, hvis teksten skal ændres.", cancellation),
        SaveResult.TooLong tooLong => await AgainAsync(StatusCodes.Status422UnprocessableEntity, file, form,
            $"Teksten fylder mere end {tooLong.MostKilobytes} kB, som er det meste, en side kan rumme. Den er ikke gemt, men står her endnu. Del den i to.", cancellation),
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };

    private IActionResult Conflicting(TextFile file, DraftForm form, SaveResult.Conflict conflict)
    {
        if (IsScript)
        {
            return StatusCode(StatusCodes.Status409Conflict, new { who = conflict.Draft?.WriterName });
        }
        return WithStatus(StatusCodes.Status409Conflict, View("Conflict", new ConflictPage(
            file, conflict.Mine, conflict.Theirs, conflict.Draft, conflict.Current, conflict.FileHash, form.Part, Differences(file, conflict.Theirs, conflict.Mine))));
    }

    private async Task<IActionResult> AgainAsync(int status, TextFile file, DraftForm form, string trouble, CancellationToken cancellation)
    {
        if (IsScript)
        {
            return StatusCode(status, new { trouble });
        }
        ModelState.Clear();
        Draft? draft = null;
        try
        {
            draft = await desk.FindAsync(file, cancellation);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or InvalidOperationException)
        {
            // Without the database the form is shown all the same: it holds the text.
        }
        return WithStatus(status, Show(file, draft, form, trouble));
    }

    private ViewResult Show(TextFile file, Draft? draft, DraftForm form, string? trouble = null)
    {
        Response.Headers.ContentSecurityPolicy = ContentPolicy.WithFrame;
        var others = openings.Others(file, Writer, Site.Now);
        openings.Note(file, Writer, Site.Now);
        return View("Edit", new EditPage(file, draft, form, others, Site.Now)
        {
            Title = TitleOf(draft?.Text ?? PublishedText(folder, file), file),
            IsOvertaken = draft is not null && draft.BaseHash != FileHash(file),
            IsPublished = folder.Find(file.Path) is not null,
            HasPictures = file.Booklet is not null && folder.Find(file.ContentsPath) is not null,
            Trouble = trouble,
        });
    }

    private string? FileHash(TextFile file) => folder.Find(file.Path)?.Hash;

    private IReadOnlyList<PassageChange> Differences(TextFile file, string? before, string after) => before is null ? [] : RevisionComparison.Between(folder.Read(), file, before, after);
}
