using System.Net;
using AlmenHaefte.Tests.WholeSite;
using Microsoft.AspNetCore.Hosting;

namespace AlmenHaefte.Tests.Hosting;

public sealed class SiteNamesTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private static readonly string[] Pages = ["/", "/om", "/health/live", "/redaktion/log-ind", "/webinarer/lancering-strategiske-partnerskaber/tilmelding"];

    [Theory]
    [InlineData("haefter.example", HttpStatusCode.OK)]
    [InlineData("HAEFTER.example:8443", HttpStatusCode.OK)]
    [InlineData("localhost:5000", HttpStatusCode.OK)]
    [InlineData("127.0.0.1", HttpStatusCode.OK)]
    [InlineData("ond.example", HttpStatusCode.BadRequest)]
    [InlineData("haefter.example.ond.example", HttpStatusCode.BadRequest)]
    [InlineData("127.0.0.1.ond.example", HttpStatusCode.BadRequest)]
    public async Task The_site_answers_under_its_own_name_and_no_others(string name, HttpStatusCode status)
    {
        using var visitor = site.Visitor();
        // The second time the page comes from memory.
        foreach (var page in Pages.Concat(Pages))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, page) { Headers = { Host = name } };
            var answer = await Answer.OfAsync(visitor, request, TestContext.Current.CancellationToken);

            Assert.Equal(status, answer.Status);
            Assert.DoesNotContain("ond.example", answer.Text, StringComparison.Ordinal);
            Assert.True(HeaderScore.Of(answer) >= HeaderScore.Good);
        }
    }

    [Fact]
    public async Task The_names_can_be_set()
    {
        await using var other = new OtherNames();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/om") { Headers = { Host = "www.haefter.example" } };

        Assert.Equal(HttpStatusCode.OK, (await Answer.OfAsync(other.Visitor(), request, TestContext.Current.CancellationToken)).Status);
    }

    private sealed class OtherNames : SiteFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("AllowedHosts", "haefter.example;www.haefter.example");
        }
    }
}
