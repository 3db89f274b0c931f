using AlmenHaefte.Publishing;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Alive: the process answers. Ready: the content is whole; the site has not started before there is content and a database. The answer is one word, for anyone may ask.</summary>
internal static class Health
{
    public static readonly HealthCheckOptions Live = new() { Predicate = _ => false };

    public static readonly HealthCheckOptions Ready = new();
}

/// <summary>Degraded while a content file has faults: the site goes on with its last good text, and somebody should look.</summary>
internal sealed class ContentHealth(Bookshelf shelf) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(shelf.Faults.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"{shelf.Faults.Count} faults in the content"));
}
