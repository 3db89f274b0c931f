using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>The pictures of the booklet that a text belongs to, and where a new one is sent. News and pages have none.</summary>
public sealed class PicturesController(CurrentSite site, PictureDesk pictures, DraftDesk desk, ContentFolder folder, ContentRefresh refresh, IAntiforgery antiforgery) : TextController(site)
{
    private const string Address = "/redaktion/indhold/billeder";

    /// <param name="nyt">The name of the file that was just sent.</param>
    [Get(Address)]
    public async Task<IActionResult> Index([FromQuery] string? fil, [FromQuery] string? nyt, [FromQuery] string? viser, CancellationToken cancellation) =>
        await FindAsync(fil, cancellation) is { } file ? await ShowAsync(file, new PictureForm(), cancellation, nyt, viser) : NotFound();

    /// <summary>Checks the antiforgery token itself: the site's filter would answer a form that was open too long with a bare 400.</summary>
    [HttpPost(Address), IgnoreAntiforgeryToken, RequestSizeLimit(PictureForm.MostBytes)]
    public async Task<IActionResult> Create([FromQuery] string? fil, [FromForm(Name = "")] PictureForm form, CancellationToken cancellation)
    {
        var isOurs = await antiforgery.IsFromOurFormAsync(HttpContext);
        if (await FindAsync(fil, cancellation) is not { } file)
        {
            return isOurs ? NotFound() : BadRequest();
        }
        if (!isOurs)
        {
            return await AgainAsync(StatusCodes.Status400BadRequest, nameof(form.Picture), "Siden har været åben for længe. Vælg billedet igen, og hent det op.", file, form, cancellation);
        }
        form.Check(ModelState);
        if (!ModelState.IsValid)
        {
            return await AgainAsync(StatusCodes.Status422UnprocessableEntity, file, form, cancellation);
        }
        return await form.OpenAsync(cancellation) switch
        {
            PictureCheck.Accepted picture => await EnterAsync(file, form, picture, cancellation),
            PictureCheck.Refused refused => await AgainAsync(StatusCodes.Status422UnprocessableEntity, nameof(form.Picture), refused.Why, file, form, cancellation),
            var other => throw new ArgumentOutOfRangeException(nameof(form), other, null),
        };
    }

    /// <summary>Null when there is no such text, or its booklet has no folder yet.</summary>
    private async Task<TextFile?> FindAsync(string? path, CancellationToken cancellation) =>
        TextFile.At(path) is { Booklet: not null } file && folder.Find(file.ContentsPath) is not null
        && (folder.Find(file.Path) is not null || await desk.FindAsync(file, cancellation) is not null) ? file : null;

    private async Task<IActionResult> EnterAsync(TextFile file, PictureForm form, PictureCheck.Accepted picture, CancellationToken cancellation)
    {
        try
        {
            var entered = await pictures.EnterAsync(file, picture, form.Words(), Writer, Site.Now, cancellation);
            refresh.Now();
            return IsScript ? Json(new { markdown = entered.MarkdownIn(file, form.Alternative()) })
                : new SeeOther($"{Addresses.Text("billeder", file.Path)}&nyt={Uri.EscapeDataString(entered.FileName)}{(form.Alternative() is { } shows ? $"&viser={Uri.EscapeDataString(shows)}" : "")}");
        }
        catch (DataUnavailableException)
        {
            Response.Headers.RetryAfter = BusyDatabase.SecondsToWait;
            return await AgainAsync(StatusCodes.Status503ServiceUnavailable, nameof(form.Picture), "Billedet kunne ikke gemmes lige nu. Vent et øjeblik, og prøv igen.", file, form, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return await AgainAsync(StatusCodes.Status503ServiceUnavailable, nameof(form.Picture), "Billedet kunne ikke skrives i mappen med indhold. Sig det til den, der passer serveren.", file, form, cancellation);
        }
    }

    private Task<IActionResult> AgainAsync(int status, string field, string trouble, TextFile file, PictureForm form, CancellationToken cancellation)
    {
        ModelState.AddModelError(field, trouble);
        return AgainAsync(status, file, form, cancellation);
    }

    private async Task<IActionResult> AgainAsync(int status, TextFile file, PictureForm form, CancellationToken cancellation) => IsScript
        ? StatusCode(status, new { faults = ModelState.Where(field => field.Value!.Errors.Count > 0).ToDictionary(field => field.Key, field => field.Value!.Errors[0].ErrorMessage) })
        : WithStatus(status, await ShowAsync(file, form, cancellation));

    private async Task<ViewResult> ShowAsync(TextFile file, PictureForm form, CancellationToken cancellation, string? added = null, string? shows = null)
    {
        var lines = await pictures.OfAsync(file, cancellation);
        var draft = await desk.FindAsync(file, cancellation);
        return View("Pictures", new PicturesPage(file, TitleOf(draft?.Text ?? PublishedText(folder, file), file), form, lines)
        {
            Added = lines.FirstOrDefault(line => line.Picture.FileName == added)?.Picture,
            Shows = shows,
        });
    }
}

public sealed record PicturesPage(TextFile File, string Title, PictureForm Form, IReadOnlyList<PictureLine> Lines)
{
    /// <summary>The one that was just sent.</summary>
    public BookletPicture? Added { get; init; }

    /// <summary>What it shows; null when it is only decoration.</summary>
    public string? Shows { get; init; }
}
