using AlmenHaefte.Content;
using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

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

    [Get("/haefter/{booklet}/billeder/{file}")]
    public IActionResult Image(string booklet, string file) =>
        site.Published.Images.TryGetValue(Addresses.Image(booklet, file), out var image) ? File(image.Bytes.ToArray(), image.MediaType) : NotFound();

    private IActionResult With(string slug, string view) => site.Published.FindBooklet(slug) is { } booklet ? View(view, booklet) : NotFound();
}
