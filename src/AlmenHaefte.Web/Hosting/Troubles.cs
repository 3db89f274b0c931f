using System.Collections.Concurrent;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// What runs by itself and did not come to its end the last time. The site goes on and it is tried again; Degraded until it succeeds, so that somebody
/// looks. The log says what went wrong.
/// </summary>
internal sealed class Troubles : IHealthCheck
{
    private readonly ConcurrentDictionary<string, bool> standing = new(StringComparer.Ordinal);

    /// <param name="what">The name of what runs: one of it is in trouble or not.</param>
    public void Note(string what, bool isInTrouble)
    {
        if (isInTrouble)
        {
            standing[what] = true;
        }
        else
        {
            standing.TryRemove(what, out _);
        }
    }

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(standing.IsEmpty ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded($"In trouble: {string.Join(", ", standing.Keys)}"));
}
