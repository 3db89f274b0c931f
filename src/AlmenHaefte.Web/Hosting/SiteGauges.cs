using System.Diagnostics.Metrics;
using AlmenHaefte.Backups;
using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Hosting;

/// <summary>How things stand, looked at whenever the collector is told and not before.</summary>
internal sealed class SiteGauges(IMeterFactory meters, Bookshelf shelf, BackupShelf backups, WriteGate gate, IServiceScopeFactory scopes, TimeProvider clock) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var meter = meters.Create(SiteMeter.Name);
        meter.CreateObservableGauge("almenhaefte.mails.waiting", () => Backlog(outbox => outbox.Waiting), "{mail}", "Mails in the outbox");
        meter.CreateObservableGauge("almenhaefte.mails.overdue", () => Backlog(outbox => outbox.Overdue.TotalSeconds), "s", "How long the mail that has waited longest should have been gone");
        meter.CreateObservableGauge("almenhaefte.content.faults", () => shelf.Faults.Count, "{fault}", "Faults in the content files");
        meter.CreateObservableGauge("almenhaefte.backup.age", BackupAge, "s", "Since the newest backup was made; none when there is none");
        meter.CreateObservableCounter("almenhaefte.writes", () => gate.Waits.Turns, "{write}", "Writes that got their turn at the database");
        meter.CreateObservableCounter("almenhaefte.writes.refused", () => gate.Waits.Refusals, "{write}", "Writes that waited for it in vain");
        meter.CreateObservableCounter("almenhaefte.writes.waited", () => gate.Waits.Waited.TotalSeconds, "s", "How long all of them together waited for their turn");
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Nothing when the database cannot be read: whoever watches sees that there is none. The thread is the exporter's own.</summary>
    private IEnumerable<Measurement<T>> Backlog<T>(Func<OutboxBacklog, T> measure) where T : struct
    {
        try
        {
            using var scope = scopes.CreateScope();
            return [new(measure(scope.ServiceProvider.GetRequiredService<Outbox>().BacklogAsync(clock.GetUtcNow(), CancellationToken.None).GetAwaiter().GetResult()))];
        }
        catch (Exception e) when (SqliteErrors.IsUnavailable(e))
        {
            return [];
        }
    }

    /// <summary>By the machine's own clock, as they are made.</summary>
    private IEnumerable<Measurement<double>> BackupAge()
    {
        var now = TimeProvider.System.GetUtcNow();
        return backups.Newest(now) is { } newest ? [new((now - newest).TotalSeconds)] : [];
    }
}
