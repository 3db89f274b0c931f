using AlmenHaefte.Content;
using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace AlmenHaefte.Web.Booklets;

public sealed class BookletsController(CurrentSite site) : Controller
{
    [Cached]
    [Get("/haefter")]
    public IActionResult Index() => View("Series", site.Published.Booklets);

    [Cached]
    [Get("/haefter/{booklet}")]
    public IActionResult Show(string booklet) => With(booklet, "TitlePage");

    [Cached]
    [Get("/haefter/{booklet}/kilder")]
    public IActionResult Sources(string booklet) => With(booklet, "Sources");

    [Cached]
    [Get("/haefter/{booklet}/ordliste")]
    public IActionResult Glossary(string booklet) => With(booklet, "Glossary");

    /// <summary>A picture may be replaced at its address, so browsers ask whether it is still the same.</summary>
    [Get("/haefter/{booklet}/billeder/{file}")]
    public IActionResult Image(string booklet, string file)
    {
        if (!site.Published.Images.TryGetValue(Addresses.Image(booklet, file), out var image))
        {
            return NotFound();
        }
        Response.Headers.CacheControl = "no-cache";
        return File(image.Bytes.ToArray(), image.MediaType, lastModified: null, new EntityTagHeaderValue($"\"{image.Fingerprint}\""));
    }

    private IActionResult With(string slug, string view) => site.Published.FindBooklet(slug) is { } booklet ? View(view, booklet) : NotFound();
}
