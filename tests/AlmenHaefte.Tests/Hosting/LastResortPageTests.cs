using System.Net;
using AlmenHaefte.Tests.WholeSite;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Hosting;

public sealed class LastResortPageTests(SiteThatFails site) : IClassFixture<SiteThatFails>
{
    [Fact]
    public async Task An_unforeseen_failure_shows_a_page_in_Danish_that_gives_nothing_away()
    {
        var answer = await Answer.OfAsync(site.Visitor(), FailingController.Address, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.InternalServerError, "text/html"), (answer.Status, answer.MediaType));
        Assert.Equal("da", answer.Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Noget gik galt hos os", answer.Document.QuerySelector("h1")?.TextContent);
        Assert.DoesNotContain(FailingController.Secret, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
        Assert.Contains("no-store", answer.Headers["Cache-Control"].Single(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_as_well_guarded_as_any_other_page() =>
        Assert.Empty(SecurityHeaderFaults.Of(await Answer.OfAsync(site.Visitor(), FailingController.Address, TestContext.Current.CancellationToken)));

    [Fact]
    public async Task Its_links_lead_somewhere()
    {
        var visitor = site.Visitor();
        var page = await Answer.OfAsync(visitor, FailingController.Address, TestContext.Current.CancellationToken);
        var links = page.Document.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).ToList();

        Assert.NotEmpty(links);
        foreach (var link in links)
        {
            using var answer = await visitor.GetAsync(link, TestContext.Current.CancellationToken);
            Assert.True(answer.IsSuccessStatusCode, $"{link} answers {(int)answer.StatusCode}");
        }
    }
}

public sealed class SiteThatFails : SiteFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
        builder.ConfigureTestServices(services => services.AddControllers().AddApplicationPart(typeof(FailingController).Assembly));
    }
}

/// <summary>A page that fails after it has begun to say what it is.</summary>
public sealed class FailingController : Controller
{
    public const string Address = "/fejler";
    public const string Secret = "kodeordet er sommer";

    [HttpGet(Address)]
    public IActionResult Show()
    {
        Response.Headers.CacheControl = "public, max-age=600";
        Response.ContentType = "text/plain";
        throw new InvalidOperationException(Secret);
    }
}
