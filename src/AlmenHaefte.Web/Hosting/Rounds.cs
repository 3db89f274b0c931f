using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.Remarks;
using AlmenHaefte.Searching;
using AlmenHaefte.SignUps;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// What runs by itself: sign-ups follow their webinars, reminders are queued, seats are filled, and what has served its time is deleted.
/// Everything it calls is safe to run again, so it keeps no account of its own.
/// </summary>
internal sealed class Rounds(IServiceScopeFactory scopes, SiteClock clock, Bookshelf shelf, MailFolder folder, AfterStart start, ILogger<Rounds> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan WhileNamesHold = TimeSpan.FromMinutes(5);

    private DateTimeOffset nextDeletion = DateTimeOffset.MinValue;
    private DateTimeOffset nextLearning = DateTimeOffset.MinValue;

    /// <summary>At the start what a former process deleted may not have been scrubbed.</summary>
    private bool mustScrub = true;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.ComesAsync(stoppingToken);
        using var timer = new PeriodicTimer(Interval);
        do
        {
            if (!shelf.IsEmpty)
            {
                await RoundAsync(shelf.Current.Webinars, stoppingToken);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task RoundAsync(IReadOnlyList<Webinar> webinars, CancellationToken stoppingToken)
    {
        foreach (var webinar in webinars)
        {
            await TryAsync("Sign-ups could not follow their webinar", services => services.GetRequiredService<WebinarChanges>().FollowAsync(webinar, clock.GetUtcNow(), stoppingToken), stoppingToken);
            await TryAsync("Reminders could not be queued", services => RemindAsync(services.GetRequiredService<Reminders>(), webinar, stoppingToken), stoppingToken);
        }

        await TryAsync("The names that are common could not be learnt", services => LearnAsync(services, stoppingToken), stoppingToken);
        await TryAsync("What has served its time could not be deleted", services => DeleteAsync(services, stoppingToken), stoppingToken);
    }

    private async Task RemindAsync(Reminders reminders, Webinar webinar, CancellationToken stoppingToken)
    {
        foreach (var (id, kind, queued, wasTooLate) in await reminders.QueueDueAsync(webinar, clock.GetUtcNow(), stoppingToken))
        {
            if (wasTooLate)
            {
                log.LogWarning("{Mail} of {Webinar} skipped: it was too late", kind, id);
            }
            else
            {
                log.LogInformation("{Mail} of {Webinar}: {Count} queued", kind, id, queued);
            }
        }
    }

    private async Task LearnAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        if (clock.GetUtcNow() is var now && now >= nextLearning)
        {
            await services.GetRequiredService<CommonNames>().LearnAsync(services.GetRequiredService<SignUpList>(), stoppingToken);
            nextLearning = now + WhileNamesHold;
        }
    }

    private async Task DeleteAsync(IServiceProvider services, CancellationToken stoppingToken)
    {
        var now = clock.GetUtcNow();
        var db = services.GetRequiredService<SiteDb>();
        if (now >= nextDeletion)
        {
            var count = await services.GetRequiredService<Retention>().RunAsync(DeletionMoment(now), stoppingToken);
            await services.GetRequiredService<RemarkDesk>().ForgetAsync(DeletionMoment(now), stoppingToken);
            await services.GetRequiredService<UnansweredSearches>().ForgetAsync(DanishTime.DayOf(DeletionMoment(now)), stoppingToken);
            nextDeletion = now + Hour;
            // Wishes, consents and fingerprints are deleted without anybody's being forgotten; they are not to be read from the file either.
            mustScrub = true;
            await DeleteFilesAsync(services, now, stoppingToken);
            if (count > 0)
            {
                log.LogInformation("{Count} sign-ups anonymised, their day had come", count);
            }
        }

        var recently = now - Interval - Interval;
        mustScrub |= await services.GetRequiredService<Retention>().HasForgottenSinceAsync(recently, stoppingToken);
        if (mustScrub)
        {
            await DeleteFilesAsync(services, now, stoppingToken);
            mustScrub = !await services.GetRequiredService<WriteGate>().AloneAsync(() => SiteDatabase.ScrubAsync(db, stoppingToken), stoppingToken);
        }
    }

    private async Task DeleteFilesAsync(IServiceProvider services, DateTimeOffset now, CancellationToken stoppingToken) =>
        folder.Delete(await services.GetRequiredService<Retention>().ForgottenMailsAsync(folder.Mails(), now, stoppingToken));

    /// <summary>A clock that is set for a preview must not cost anybody their seat: a day counts only when it has really come, too.</summary>
    private DateTimeOffset DeletionMoment(DateTimeOffset now) =>
        clock.StartsAt is not null && TimeProvider.System.GetUtcNow() is var real && real < now ? real : now;

    /// <summary>A background loop that throws would stop the site; whatever goes wrong here is told, and it looks again.</summary>
    private async Task TryAsync(string trouble, Func<IServiceProvider, Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            log.LogError(e, "{Trouble}; it is tried again", trouble);
        }
    }
}
