using System.Globalization;
using System.Xml.Linq;
using AlmenHaefte.Content;
using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Discovery;

/// <summary>What programs ask for: search engines, and whoever has found a weakness.</summary>
public sealed class DiscoveryController(CurrentSite site) : Controller
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Cached]
    [Get("/robots.txt")]
    public IActionResult Robots() => Content(site.IsClockSet
        ? "User-agent: *\nDisallow: /\n"
        : $"User-agent: *\nDisallow: /redaktion\nDisallow: /tilmelding\nSitemap: {site.AddressOf("/sitemap.xml")}\n");

    [Cached]
    [Get("/sitemap.xml")]
    public IActionResult Pages()
    {
        using var bytes = new MemoryStream();
        new XDocument(new XElement(Sitemap + "urlset", AllPages().Select(page => new XElement(Sitemap + "url",
            new XElement(Sitemap + "loc", site.AddressOf(page.Address)),
            page.Updated is { } updated ? new XElement(Sitemap + "lastmod", updated.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)) : null)))).Save(bytes);
        return File(bytes.ToArray(), "application/xml; charset=utf-8");
    }

    /// <summary>Where to write about a weakness (RFC 9116). Its end is counted from the day on which it is read, so that it never lapses while the site stands.</summary>
    [Get("/.well-known/security.txt")]
    public IActionResult Security()
    {
        var end = TimeProvider.System.GetUtcNow().UtcDateTime.Date.AddMonths(6).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var contact = site.Published.Settings.Contact.Mail is { } mail ? $"mailto:{mail}" : site.AddressOf("/om");
        return Content($"Contact: {contact}\nExpires: {end}\nPreferred-Languages: da, en\nCanonical: {site.AddressOf("/.well-known/security.txt")}\n", "text/plain; charset=utf-8");
    }

    private IEnumerable<(string Address, DateOnly? Updated)> AllPages()
    {
        var published = site.Published;
        (string, DateOnly?)[] lists = [("/", null), (Addresses.Booklets, null), (Addresses.News, null), (Addresses.Webinars, null)];
        return lists
            .Concat(published.Booklets.SelectMany(booklet => new (string, DateOnly?)[] { (booklet.Address, booklet.Updated), (Addresses.Glossary(booklet.Slug), null), (Addresses.Sources(booklet.Slug), null), (Addresses.Editions(booklet.Slug), null) }
                .Concat(booklet.Questions.Any() ? [(Addresses.Worksheet(booklet.Slug), booklet.Updated)] : [])
                .Concat(booklet.Chapters.Select(chapter => (chapter.Address, (DateOnly?)chapter.Updated)))))
            .Concat(published.News.Select(item => (item.Address, (DateOnly?)item.Updated)))
            .Concat(published.PublicWebinars(site.Now).Select(webinar => (Addresses.Webinar(webinar.Slug), (DateOnly?)webinar.Updated)))
            .Concat(published.Pages.Select(page => (page.Address, (DateOnly?)page.Updated)));
    }
}
