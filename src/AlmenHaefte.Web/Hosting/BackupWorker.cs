using System.Diagnostics;
using AlmenHaefte.Backups;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Copies data and content every hour while the site runs. By the machine's own clock: one that is set for a preview says nothing of when.</summary>
internal sealed class BackupWorker(DataFolder data, ContentFolder content, BackupShelf shelf, IOptions<BackupOptions> options, ILogger<BackupWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Not while the site has just started and everybody is waiting for it.
        using var timer = new PeriodicTimer(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var now = TimeProvider.System.GetUtcNow();
            if (options.Value.On && (shelf.Newest(now) is not { } newest || now - newest >= BackupShelf.Interval))
            {
                await MakeAsync(now, stoppingToken);
            }
            Tidy(now);
        }
    }

    /// <summary>Also when no more are made: what is kept is kept only so long.</summary>
    private void Tidy(DateTimeOffset now)
    {
        try
        {
            shelf.Tidy(now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.LogError(e, "Old backups could not be deleted; it is tried again");
        }
    }

    /// <summary>A background loop that throws would stop the site; whatever goes wrong here is told, and it is tried again.</summary>
    private async Task MakeAsync(DateTimeOffset now, CancellationToken stoppingToken)
    {
        try
        {
            var made = await Backup.MakeAsync(data.Path, content, shelf.PathFor(now), now, stoppingToken);
            log.LogInformation("Backup made: {Files} files, {Bytes} bytes", made.Files, made.Bytes);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            log.LogError(e, "No backup could be made; it is tried again");
        }
    }
}

/// <summary>Degraded when the newest backup is older than it should be, so that somebody looks.</summary>
internal sealed class BackupHealth(BackupShelf shelf, IOptions<BackupOptions> options) : IHealthCheck
{
    private static readonly TimeSpan Patience = 3 * BackupShelf.Interval;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var now = TimeProvider.System.GetUtcNow();
        var start = new DateTimeOffset(Process.GetCurrentProcess().StartTime);
        var isLate = options.Value.On && now - start > Patience && (shelf.Newest(now) is not { } newest || now - newest > Patience);
        return Task.FromResult(isLate ? HealthCheckResult.Degraded($"The newest backup is of {shelf.Newest(now):u}") : HealthCheckResult.Healthy());
    }
}

internal sealed class BackupOptions
{
    /// <summary>Whether the site copies its data and content by itself, to <c>backups</c> in the data folder.</summary>
    public bool On { get; set; } = true;
}

internal static class BackupRegistration
{
    public static void AddBackups(this WebApplicationBuilder builder)
    {
        // What somebody tries out while they develop is not worth a copy.
        builder.Services.AddOptions<BackupOptions>().Configure(backup => backup.On = !builder.Environment.IsDevelopment()).BindConfiguration("Backup");
        builder.Services.AddSingleton(provider => new BackupShelf(Path.Combine(provider.GetRequiredService<DataFolder>().Path, DataLayout.Backups)));
        builder.Services.AddSingleton<BackupHealth>();
        builder.Services.AddHealthChecks().AddCheck<BackupHealth>("backup");
        builder.Services.AddHostedService<BackupWorker>();
    }
}
