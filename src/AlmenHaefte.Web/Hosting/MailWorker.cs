using AlmenHaefte.Mailing;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Sends what is due: at once when somebody has queued a mail, and else every five seconds.</summary>
internal sealed class MailWorker(Delivery delivery, OutboxSignal signal, AfterStart start, ILogger<MailWorker> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    /// <summary>The last round did not come to its end.</summary>
    public bool IsFailing { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.ComesAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            await SendDueAsync(stoppingToken);
            await signal.WaitAsync(Interval, stoppingToken);
        }
    }

    /// <summary>A background loop that throws would stop the site; whatever goes wrong here is told once, and it goes on.</summary>
    private async Task SendDueAsync(CancellationToken stoppingToken)
    {
        try
        {
            await delivery.SendDueAsync(stoppingToken);
            if (IsFailing)
            {
                log.LogInformation("The outbox is being sent again");
            }

            IsFailing = false;
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            if (!IsFailing)
            {
                log.LogError(e, "The outbox could not be sent; it is tried again every {Seconds} seconds", Interval.TotalSeconds);
            }

            IsFailing = true;
        }
    }
}
