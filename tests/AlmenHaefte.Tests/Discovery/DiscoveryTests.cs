using System.Globalization;
using System.Net;
using System.Xml.Linq;
using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Discovery;

[Collection<SharedCrawl>]
public sealed class DiscoveryTests(CrawledSite site)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public void The_sitemap_names_every_page_for_readers_once()
    {
        var sitemap = site.Today.At("/sitemap.xml")!;
        var named = sitemap.Xml.Root!.Elements(Sitemap + "url").Select(page => page.Element(Sitemap + "loc")!.Value).ToList();
        var forReaders = site.Today.Pages.Where(page => page.Document.QuerySelector("meta[name=robots][content*=noindex], form[method=post]") is null).Select(page => SiteFactory.Address + page.Address);

        Assert.Equal("application/xml", sitemap.MediaType);
        Assert.Distinct(named);
        Assert.Equal(forReaders.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_sitemap_gives_days_as_machines_read_them() =>
        Assert.All(site.Today.At("/sitemap.xml")!.Xml.Descendants(Sitemap + "lastmod"), day => Assert.True(DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _), day.Value));

    [Fact]
    public void Robots_may_read_everything_but_peoples_own_pages() =>
        Assert.Equal(["User-agent: *", "Disallow: /redaktion", "Disallow: /tilmelding", $"Sitemap: {SiteFactory.Address}/sitemap.xml"], Robots(site.Today));

    [Fact]
    public void Robots_may_read_nothing_of_a_preview() => Assert.Equal(["User-agent: *", "Disallow: /"], Robots(site.BeforeTheLaunch));

    private static string[] Robots(Crawl crawl)
    {
        var robots = crawl.At("/robots.txt")!;
        Assert.Equal((HttpStatusCode.OK, "text/plain"), (robots.Status, robots.MediaType));
        return robots.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
