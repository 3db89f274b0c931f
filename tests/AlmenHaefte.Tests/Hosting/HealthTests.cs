using System.Net;
using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.Tests.Hosting;

public sealed class HealthTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task A_site_that_can_serve_answers_in_one_word(string address)
    {
        var answer = await Answer.OfAsync(site.Visitor(), address, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.OK, "text/plain", "Healthy"), (answer.Status, answer.MediaType, answer.Text));
        Assert.Contains("no-store", answer.Headers["Cache-Control"].Single(), StringComparison.Ordinal);
        Assert.Empty(SecurityHeaderFaults.Of(answer));
    }
}
