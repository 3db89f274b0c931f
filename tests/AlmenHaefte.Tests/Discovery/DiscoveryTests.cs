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

    [Fact]
    public async Task Whoever_finds_a_weakness_is_told_where_to_write_and_that_never_lapses()
    {
        await using var small = new SmallSite();
        var answer = await Answer.OfAsync(small.Visitor(), "/.well-known/security.txt", TestContext.Current.CancellationToken);
        var fields = answer.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(": ", 2)).ToDictionary(field => field[0], field => field[1], StringComparer.Ordinal);

        Assert.Equal(["text/plain; charset=utf-8"], answer.Headers["Content-Type"]);
        Assert.Equal(($"{SiteFactory.Address}/om", $"{SiteFactory.Address}/.well-known/security.txt", "da, en"), (fields["Contact"], fields["Canonical"], fields["Preferred-Languages"]));
        // Not more than a year ahead, says RFC 9116; and however the site's clock is set, here to 2022.
        Assert.InRange(DateTimeOffset.ParseExact(fields["Expires"], "yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal), DateTimeOffset.UtcNow.AddMonths(5), DateTimeOffset.UtcNow.AddYears(1));
    }
}
