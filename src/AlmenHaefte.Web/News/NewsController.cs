using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.News;

public sealed class NewsController(CurrentSite site) : Controller
{
    [Cached]
    [Get("/nyheder")]
    public IActionResult Index() => View("News", site.Published.News);

    [Cached]
    [Get("/nyheder/{slug}")]
    public IActionResult Show(string slug) => site.Published.FindNews(slug) is { } item ? View("NewsItem", item) : NotFound();

    [Cached]
    [Get("/nyheder/{slug}.md")]
    public IActionResult Source(string slug) => site.Published.FindNews(slug) is { } item ? Content(item.Source, "text/markdown; charset=utf-8") : NotFound();

    [Cached]
    [Get("/nyheder.atom")]
    public IActionResult Feed() => File(NewsFeed.Write(site), "application/atom+xml; charset=utf-8");
}
