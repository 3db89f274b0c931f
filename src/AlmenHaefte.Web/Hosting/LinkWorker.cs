using AlmenHaefte.Links;
using AlmenHaefte.Web.Shared;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Has the links out of the site gone through at night. By the machine's own clock: one that is set for a preview asks nobody in the middle of the day.</summary>
internal sealed class LinkWorker(IServiceScopeFactory scopes, IOptions<OutsideLinkOptions> options, Troubles troubles, ILogger<LinkWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (options.Value.Check && await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (LinkRound.IsTimeAt(TimeProvider.System.GetUtcNow()))
            {
                await RoundAsync(stoppingToken);
            }
        }
    }

    /// <summary>A background loop that throws would stop the site; whatever goes wrong here is told, and it goes on where it stopped.</summary>
    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<LinkRound>().RunAsync(TimeProvider.System.GetUtcNow, stoppingToken) is > 0 and var tried)
            {
                log.LogInformation("{Count} links out of the site tried", tried);
            }
            troubles.Note(nameof(LinkWorker), isInTrouble: false);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            log.LogError(e, "The links out of the site could not be gone through; it is tried again");
            troubles.Note(nameof(LinkWorker), isInTrouble: true);
        }
    }
}

internal static class LinkRegistration
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    public static void AddLinks(this WebApplicationBuilder builder)
    {
        // Nobody else's server is to be asked because somebody develops.
        builder.Services.AddOptions<OutsideLinkOptions>().Configure(links => links.Check = builder.Environment.IsProduction()).BindConfiguration("Links");
        builder.Services.AddSingleton(provider => new LinkAsker($"AlmenHaefter-linkkontrol/1.0 (+{provider.GetRequiredService<SiteAddress>().Of("/")})", PublicAddress.IsOfTheWeb, Pause));
        builder.Services.AddScoped<LinkBook>();
        builder.Services.AddScoped<LinkRound>();
        builder.Services.AddHostedService<LinkWorker>();
    }
}
