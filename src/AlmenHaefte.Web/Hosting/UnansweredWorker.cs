using AlmenHaefte.Searching;
using AlmenHaefte.Time;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Takes the count of searches without an answer to the database, every minute and when the site stops.</summary>
internal sealed class UnansweredWorker(UnansweredTally tally, IServiceScopeFactory scopes, SiteClock clock, Troubles troubles, ILogger<UnansweredWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await KeepAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await KeepAsync(stoppingToken);
        }
    }

    /// <summary>A background loop that throws would stop the site. What cannot be kept is lost: it is no more than a count.</summary>
    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        try
        {
            if (tally.Take() is { Count: > 0 } counted)
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<UnansweredSearches>().KeepAsync(counted, DanishTime.DayOf(clock.GetUtcNow()), stoppingToken);
            }
            troubles.Note(nameof(UnansweredWorker), isInTrouble: false);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            log.LogError(e, "The searches without an answer could not be kept");
            troubles.Note(nameof(UnansweredWorker), isInTrouble: true);
        }
    }
}

internal static class UnansweredRegistration
{
    public static void AddUnansweredSearches(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<UnansweredTally>();
        builder.Services.AddScoped<UnansweredSearches>();
        builder.Services.AddHostedService<UnansweredWorker>();
    }
}
