using System.Text.Json;

namespace AlmenHaefte.Tests.WholeSite;

[Collection<SharedCrawl>]
public sealed class HeadTests(CrawledSite site)
{
    private static readonly Dictionary<string, string> TypeOfRoute = new(StringComparer.Ordinal)
    {
        ["/"] = "Book",
        ["/haefter/{booklet}"] = "Book",
        ["/haefter/{booklet}/{chapter}"] = "Chapter",
        ["/nyheder/{slug}"] = "NewsArticle",
        ["/webinarer/{slug}"] = "Event",
    };

    /// <summary>The same texts once more, made to be printed.</summary>
    private const string Print = "/haefter/{booklet}/print";

    /// <summary>A chapter once more, for a meeting to look at.</summary>
    private const string Meeting = "?vis=moede";

    private IEnumerable<Answer> PagesOfTheirOwn => site.Pages.Where(page => page.Route != Print && !page.Address.EndsWith(Meeting, StringComparison.Ordinal));

    [Fact]
    public void No_two_pages_have_the_same_title() => NoTwoPagesShare("title", page => page.Document.Title);

    [Fact]
    public void No_two_pages_have_the_same_description() => NoTwoPagesShare("description", page => Meta(page, "name", "description"));

    [Fact]
    public void Every_page_names_its_own_address_and_the_sites_public_name() =>
        Faults.None(from page in PagesOfTheirOwn
                    let canonical = page.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")
                    where canonical != SiteFactory.Address + page.Address
                    select $"{page} says that its address is {canonical ?? "nothing"}");

    [Fact]
    public void Every_page_can_be_shared_with_a_title_a_text_and_a_picture() =>
        Faults.None(PagesOfTheirOwn.SelectMany(page => new[]
        {
            Meta(page, "property", "og:title") is { Length: > 0 } title && page.Document.Title!.StartsWith(title, StringComparison.Ordinal) ? null : $"{page} is shared under another title than its own",
            Meta(page, "property", "og:description") == Meta(page, "name", "description") ? null : $"{page} is shared with another text than its own",
            Meta(page, "property", "og:url") == SiteFactory.Address + page.Address ? null : $"{page} is shared under another address than its own",
            Meta(page, "property", "og:type") is "website" or "article" or "book" ? null : $"{page} does not say what kind of thing it is",
            Meta(page, "property", "og:locale") == "da_DK" ? null : $"{page} is not shared as Danish",
            Meta(page, "property", "og:image")?.StartsWith(SiteFactory.Address, StringComparison.Ordinal) == true ? null : $"{page} is shared without a picture of the site's own",
            Meta(page, "property", "og:image:alt") is { Length: > 0 } ? null : $"{page} is shared with a picture that is not described",
        }).OfType<string>());

    [Fact]
    public void A_page_for_printing_sends_search_engines_to_the_booklet()
    {
        var prints = site.Pages.Where(page => page.Route == Print).ToList();

        Assert.NotEmpty(prints);
        Faults.None(from page in prints
                    let canonical = page.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")
                    where canonical != SiteFactory.Address + page.Address.Split("/print")[0] || Meta(page, "name", "robots") != "noindex"
                    select $"{page} says that its address is {canonical ?? "nothing"}");
    }

    [Fact]
    public void A_chapter_shown_to_a_meeting_sends_search_engines_to_the_chapter()
    {
        var meetings = site.Pages.Where(page => page.Address.EndsWith(Meeting, StringComparison.Ordinal)).ToList();

        Assert.NotEmpty(meetings);
        Faults.None(from page in meetings
                    let canonical = page.Document.QuerySelector("link[rel=canonical]")?.GetAttribute("href")
                    where canonical != SiteFactory.Address + page.Address[..^Meeting.Length] || Meta(page, "name", "robots") != "noindex"
                    select $"{page} says that its address is {canonical ?? "nothing"}");
    }

    [Fact]
    public void Every_page_says_to_machines_what_it_is_about()
    {
        Assert.All(TypeOfRoute, expected => Assert.Contains(site.Pages, page => page.Route == expected.Key));
        Faults.None(from page in PagesOfTheirOwn.Concat(site.Pages.Where(page => page.Route == Print))
                    let facts = page.Document.QuerySelectorAll("script[type='application/ld+json']").Select(script => JsonDocument.Parse(script.TextContent).RootElement).ToList()
                    let type = facts.Count == 1 ? facts[0].GetProperty("@type").GetString() : null
                    where facts.Count > 1 || type != TypeOfRoute.GetValueOrDefault(page.Route)
                    select $"{page} ({page.Route}) says »{type}«");
    }

    [Fact]
    public void What_a_page_says_to_machines_is_of_schema_org_and_about_itself() =>
        Faults.None(from page in site.Pages
                    from script in page.Document.QuerySelectorAll("script[type='application/ld+json']")
                    let facts = JsonDocument.Parse(script.TextContent).RootElement
                    where facts.GetProperty("@context").GetString() != "https://schema.org"
                       || (page.Address != "/" && facts.GetProperty("url").GetString() != SiteFactory.Address + page.Address)
                       || script.TextContent.Contains(":null", StringComparison.Ordinal)
                    select $"{page}: {script.TextContent}");

    [Fact]
    public void Search_engines_are_let_in_unless_the_clock_is_set()
    {
        Faults.None(site.BeforeTheLaunch.Pages.Where(page => Meta(page, "name", "robots") != "noindex").Select(page => $"{page} can be indexed in a preview"));
        Faults.None(site.Today.Pages.Where(page => site.Today.At("/sitemap.xml")!.Text.Contains($">{SiteFactory.Address}{page.Address}<", StringComparison.Ordinal) && Meta(page, "name", "robots") is not null).Select(page => $"{page} is in the sitemap and may not be indexed"));
    }

    private void NoTwoPagesShare(string what, Func<Answer, string?> read) =>
        Faults.None(from crawl in site.Crawls
                    from same in crawl.Pages.GroupBy(read)
                    where string.IsNullOrWhiteSpace(same.Key) || same.Count() > 1
                    select $"{string.Join(", ", same)} have the {what} »{same.Key}«");

    private static string? Meta(Answer page, string attribute, string name) => page.Document.QuerySelector($"meta[{attribute}='{name}']")?.GetAttribute("content");
}
