using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Hosting;

[Collection<SharedCrawl>]
public sealed class ClockBannerTests(CrawledSite site)
{
    private const string Banner = "Forhåndsvisning: Sitets ur står på mandag den 28.\u00a0marts 2022";

    [Fact]
    public void While_the_clock_is_set_every_page_says_so() =>
        Faults.None(site.BeforeTheLaunch.Pages.Where(page => !page.Document.Body!.TextContent.Contains(Banner, StringComparison.Ordinal)).Select(page => $"{page} does not tell that the clock is set"));

    [Fact]
    public void Otherwise_no_page_speaks_of_a_clock() =>
        Faults.None(site.Today.Pages.Where(page => page.Document.Body!.TextContent.Contains("Forhåndsvisning", StringComparison.Ordinal)).Select(page => $"{page} tells that the clock is set"));
}
