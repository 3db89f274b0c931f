using AlmenHaefte.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Unhealthy when the file has gone while the site runs: nothing can be stored until it is back and the site started anew.</summary>
internal sealed class DatabaseHealth(DataFolder folder) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(File.Exists(Path.Combine(folder.Path, DataLayout.Database)) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("The database file is gone"));
}
