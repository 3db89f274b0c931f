using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>The site crawled from end to end at two moments: while the launch webinar is open for sign-up, and today, long after it.</summary>
public sealed class CrawledSite : IAsyncLifetime
{
    public Crawl BeforeTheLaunch { get; private set; } = new();

    public Crawl Today { get; private set; } = new();

    public IReadOnlyList<Crawl> Crawls => [BeforeTheLaunch, Today];

    public IEnumerable<Answer> Answers => Crawls.SelectMany(crawl => crawl.Answers);

    public IEnumerable<Answer> Pages => Crawls.SelectMany(crawl => crawl.Pages);

    public async ValueTask InitializeAsync()
    {
        await using var before = new SiteThatTellsItsRoutes();
        BeforeTheLaunch = await Crawl.OfAsync(before.Visitor(), TestContext.Current.CancellationToken);
        await using var today = new SiteThatTellsItsRoutes { Clock = null };
        Today = await Crawl.OfAsync(today.Visitor(), TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public class SiteThatTellsItsRoutes : SiteFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddTransient<IStartupFilter, RouteHeader>());
    }
}

/// <summary>The tests of this collection share one crawl.</summary>
[CollectionDefinition]
public sealed class SharedCrawl : ICollectionFixture<CrawledSite>;
