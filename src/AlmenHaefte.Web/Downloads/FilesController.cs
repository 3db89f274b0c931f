using AlmenHaefte.Booklets;
using AlmenHaefte.Downloads;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AlmenHaefte.Web.Downloads;

/// <summary>The booklet as a file to take away: the whole of it, or the chapters that are asked for.</summary>
public sealed class FilesController(CurrentSite site, BookletFiles files) : Controller
{
    [Get("/haefter/{booklet}.epub")]
    public IActionResult Epub(string booklet, [FromQuery(Name = "kapitler")] string[] chapters) => Show(booklet, chapters, FileFormat.Epub);

    [Get("/haefter/{booklet}.docx")]
    public IActionResult Word(string booklet, [FromQuery(Name = "kapitler")] string[] chapters) => Show(booklet, chapters, FileFormat.Word);

    private IActionResult Show(string slug, string[] chapters, FileFormat format)
    {
        if (site.Published.FindBooklet(slug) is not { } booklet)
        {
            return NotFound();
        }
        var wanted = chapters.SelectMany(list => (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).Distinct(StringComparer.Ordinal).ToList();
        var chosen = wanted.Select(booklet.Find).OfType<Chapter>().ToList();
        if (chosen.Count < wanted.Count)
        {
            return NotFound();
        }
        return Show(chosen.Count == 0 ? files.Whole(site.Published, booklet, format, site.AddressOf) : BookletFiles.Chosen(site.Published, booklet, chosen, format, site.AddressOf));
    }

    private FileContentResult Show(BookletFile file)
    {
        var header = new ContentDispositionHeaderValue("attachment");
        header.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = header.ToString();
        Response.Headers.CacheControl = "no-cache";
        return File(file.Bytes, file.Format.MediaType, lastModified: null, new EntityTagHeaderValue($"\"{file.Fingerprint}\""));
    }
}
