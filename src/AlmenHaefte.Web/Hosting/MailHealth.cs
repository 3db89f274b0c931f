using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Degraded while mails do not leave as they should. Sign-up goes on, and somebody should look.</summary>
internal sealed class MailHealth(MailWorker worker, Delivery delivery, BounceWorker bounces, Outbox outbox, MailLimits limits, TimeProvider clock) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        worker.IsFailing ? HealthCheckResult.Degraded("The outbox cannot be sent")
        : delivery.UnreachableSince is not null ? HealthCheckResult.Degraded("No mail can be sent")
        : await outbox.NeedsAttentionAsync(clock.GetUtcNow(), cancellationToken) ? HealthCheckResult.Degraded("A mail is overdue, or was given up within the last day")
        : await limits.IsUnusualAsync(clock.GetUtcNow(), cancellationToken) ? HealthCheckResult.Degraded("Unusually many sign-ups within ten minutes")
        : bounces.NeedsAttention ? HealthCheckResult.Degraded("The mailbox of returned mails has not been read for an hour")
        : HealthCheckResult.Healthy();
}
