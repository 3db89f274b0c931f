using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests;

public sealed class FrontPageTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Fact]
    public async Task The_front_page_leads_to_the_booklet_the_webinar_and_the_news()
    {
        var html = await site.Visitor().GetStringAsync("/", TestContext.Current.CancellationToken);
        var links = new HtmlParser().ParseDocument(html).QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")).ToList();

        Assert.Contains("/haefter/strategiske-partnerskaber", links);
        Assert.Contains("/webinarer/lancering-strategiske-partnerskaber", links);
        Assert.Contains("/nyheder", links);
    }
}
