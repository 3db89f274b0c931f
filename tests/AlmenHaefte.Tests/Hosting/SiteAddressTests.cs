using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Hosting;

public sealed class SiteAddressTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    [InlineData("Host", "ond.example")]
    [InlineData("X-Forwarded-Host", "ond.example")]
    [InlineData("X-Original-Host", "ond.example")]
    [InlineData("Forwarded", "host=ond.example")]
    public async Task What_a_visitor_says_that_the_site_is_called_is_not_believed(string header, string value)
    {
        foreach (var address in new[] { "/", "/sitemap.xml", "/nyheder.atom", "/robots.txt", "/findes-ikke" })
        {
            var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.TryAddWithoutValidation(header, value);
            var answer = await Answer.OfAsync(site.Visitor(), request, TestContext.Current.CancellationToken);

            Assert.DoesNotContain("ond.example", answer.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(answer.Headers.SelectMany(found => found), found => found.Contains("ond.example", StringComparison.Ordinal));
        }
    }
}
