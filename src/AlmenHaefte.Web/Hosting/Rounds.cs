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
/// Everything it calls is safe to run again, so it keeps no account but of when it last came to its end.
/// </summary>
internal sealed class Rounds(IServiceScopeFactory scopes, SiteClock clock, Bookshelf shelf, MailFolder folder, AfterStart start, Troubles troubles, ILogger<Rounds> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan WhileNamesHold = TimeSpan.FromMinutes(5);

    private DateTimeOffset nextDeletion = DateTimeOffset.MinValue;
    private DateTimeOffset nextLearning = DateTimeOffset.MinValue;

    /// <summary>Who has been forgotten since then has been seen.</summary>
    private DateTimeOffset? lookedAt;

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
        var isWhole = true;
        foreach (var webinar in webinars)
        {
            isWhole &= await TryAsync("Sign-ups could not follow their webinar", services => services.GetRequiredService<WebinarChanges>().FollowAsync(webinar, clock.GetUtcNow(), stoppingToken), stoppingToken);
            isWhole &= await TryAsync("Reminders could not be queued", services => RemindAsync(services.GetRequiredService<Reminders>(), webinar, stoppingToken), stoppingToken);
        }

        isWhole &= await TryAsync("The names that are common could not be learnt", services => LearnAsync(services, stoppingToken), stoppingToken);
        isWhole &= await TryAsync("What has served its time could not be deleted", services => DeleteAsync(services, stoppingToken), stoppingToken);
        troubles.Note(nameof(Rounds), !isWhole);
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
            if (count > 0)
            {
                log.LogInformation("{Count} sign-ups anonymised, their day had come", count);
            }
        }

        mustScrub |= await services.GetRequiredService<Retention>().HasForgottenSinceAsync((lookedAt ?? now) - Interval - Interval, stoppingToken);
        lookedAt = now;
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
    /// <returns>Whether it came to its end.</returns>
    private async Task<bool> TryAsync(string trouble, Func<IServiceProvider, Task> work, CancellationToken stoppingToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await work(scope.ServiceProvider);
            return true;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            log.LogError(e, "{Trouble}; it is tried again", trouble);
            return false;
        }
    }
}
