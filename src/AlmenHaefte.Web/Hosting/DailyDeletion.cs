using AlmenHaefte.Publishing;
using AlmenHaefte.Time;
using AlmenHaefte.SignUps;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Looks every hour for sign-ups whose day of deletion has come. Never while the clock is set for a preview: a day that has
/// not come must not cost anybody their seat.
/// </summary>
internal sealed class DailyDeletion(IServiceScopeFactory scopes, SiteClock clock, Bookshelf shelf, ILogger<DailyDeletion> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Interval);
        do
        {
            if (clock.StartsAt is null)
            {
                await LookAsync(stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>A background loop that throws would stop the site; whatever goes wrong here is told, and it looks again.</summary>
    private async Task LookAsync(CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var deleted = await scope.ServiceProvider.GetRequiredService<Retention>().DeleteDueAsync(shelf.Current.Webinars, DanishTime.DayOf(clock.GetUtcNow()), stoppingToken);
            if (deleted > 0)
            {
                log.LogInformation("{Count} sign-ups deleted, their day had come", deleted);
            }
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            log.LogError(e, "Sign-ups whose day has come could not be deleted; it is tried again in an hour");
        }
    }
}
