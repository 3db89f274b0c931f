using AlmenHaefte.Mailing;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Reads the mailbox of returned mails every two minutes.</summary>
/// <param name="mailbox">Null when none is set: then nothing is done.</param>
internal sealed class BounceWorker(BounceMailbox? mailbox) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(2);

    public bool NeedsAttention => mailbox?.NeedsAttention ?? false;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (mailbox is null)
        {
            return;
        }

        using var timer = new PeriodicTimer(Interval);
        do
        {
            await mailbox.ReadAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
