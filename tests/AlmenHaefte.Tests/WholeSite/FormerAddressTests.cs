using System.Net;

namespace AlmenHaefte.Tests.WholeSite;

public sealed class FormerAddressTests(SmallSite small) : IClassFixture<SmallSite>
{
    [Theory]
    [InlineData("/haefter/lille/gammelt-navn", "/haefter/lille/nyt-navn")]
    [InlineData("/haefter/lille/gammelt-navn?q=a%26b&side=2", "/haefter/lille/nyt-navn?q=a%26b&side=2")]
    [InlineData("/haefter/lille/gammelt-navn/", "/haefter/lille/nyt-navn")]
    public async Task A_renamed_page_is_found_at_its_new_address_for_ever(string former, string address)
    {
        var answer = await AskAsync(small, former);

        Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
        Assert.Equal(address, answer.Headers["Location"].Single());
        Assert.Empty(SecurityHeaderFaults.Of(answer));
    }

    [Theory]
    [InlineData("/haefter/lille/trukket")]
    [InlineData("/haefter/lille/punkt/2")]
    public async Task A_withdrawn_page_says_why_it_is_gone_and_what_came_instead(string address)
    {
        var answer = await AskAsync(small, address);

        Assert.Equal(HttpStatusCode.Gone, answer.Status);
        Assert.Contains("Reglerne er ændret, så rådene her gælder ikke længere.", answer.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(answer.Document.QuerySelector("main a[href='/haefter/lille/nyt-navn']"));
        Assert.Empty(SecurityHeaderFaults.Of(answer));
    }

    [Fact]
    public async Task The_number_of_a_point_leads_to_its_chapter()
    {
        await using var site = new SiteFactory();
        var visitor = site.Visitor();
        var chapters = new HashSet<string>();
        for (var number = 1; number <= 12; number++)
        {
            var answer = await Answer.OfAsync(visitor, $"/haefter/strategiske-partnerskaber/punkt/{number}", TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.MovedPermanently, answer.Status);
            var chapter = await Answer.OfAsync(visitor, answer.Headers["Location"].Single(), TestContext.Current.CancellationToken);
            Assert.StartsWith($"Punkt {number}: ", chapter.Document.Title, StringComparison.Ordinal);
            chapters.Add(chapter.Address);
        }
        Assert.Equal(12, chapters.Count);
    }

    private static Task<Answer> AskAsync(SiteFactory site, string address) => Answer.OfAsync(site.Visitor(), address, TestContext.Current.CancellationToken);
}
