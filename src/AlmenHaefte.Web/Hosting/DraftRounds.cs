using AlmenHaefte.Drafts;
using AlmenHaefte.Time;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Looks at the folder at the start and then several times a minute, and publishes the drafts whose time has come. Everything it calls is safe to run again.</summary>
internal sealed class DraftRounds(IServiceScopeFactory scopes, SiteClock clock, AfterStart start, Troubles troubles, ILogger<DraftRounds> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.ComesAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            await RoundAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A background loop that throws would stop the site; whatever goes wrong here is told, and it looks again.</summary>
    private async Task RoundAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<DiskLook>().LookAsync(clock.GetUtcNow(), stoppingToken);
            var due = await scope.ServiceProvider.GetRequiredService<Plans>().PublishDueAsync(clock.GetUtcNow(), stoppingToken);
            foreach (var (file, result) in due)
            {
                log.LogInformation("The planned text {File} had its time: {Result}", file.Path, result.GetType().Name);
            }
            troubles.Note(nameof(DraftRounds), isInTrouble: false);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            log.LogError(e, "The drafts could not be looked after; it is tried again");
            troubles.Note(nameof(DraftRounds), isInTrouble: true);
        }
    }
}
