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

    [Fact]
    public async Task A_site_whose_database_has_gone_is_not_ready_and_its_pages_are_there()
    {
        await using var other = new SiteFactory();
        using var visitor = other.Visitor();
        using var before = await visitor.GetAsync("/om", TestContext.Current.CancellationToken);
        File.Delete(Path.Combine(other.DataRoot, "almenhaefte.db"));

        var answer = await Answer.OfAsync(visitor, "/health/ready", TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "Unhealthy"), (answer.Status, answer.Text));
        Assert.Equal(HttpStatusCode.OK, (await Answer.OfAsync(visitor, "/om", TestContext.Current.CancellationToken)).Status);
    }
}
