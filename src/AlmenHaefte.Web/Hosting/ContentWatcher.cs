using AlmenHaefte.Content;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Picks up changed files in production. The file system's own notices make it quick; looking at intervals makes it certain,
/// for notices get lost when there are many or when the folder lies on another machine.
/// </summary>
internal sealed class ContentWatcher(ContentFolder folder, ContentRefresh refresh, Troubles troubles, ILogger<ContentWatcher> log) : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(20);

    private readonly SemaphoreSlim noticed = new(0, 1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var notices = Watch();
        while (!stoppingToken.IsCancellationRequested)
        {
            if (await noticed.WaitAsync(Interval, stoppingToken))
            {
                await Task.Delay(Quiet, stoppingToken);
            }
            Look();
        }
    }

    /// <summary>A background loop that throws would stop the site; whatever goes wrong here is told, and it looks again.</summary>
    private void Look()
    {
        try
        {
            refresh.Now();
            troubles.Note(nameof(ContentWatcher), isInTrouble: false);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            log.LogError(e, "The content folder could not be read; the last good content is served");
            troubles.Note(nameof(ContentWatcher), isInTrouble: true);
        }
    }

    private FileSystemWatcher? Watch()
    {
        try
        {
            var watcher = new FileSystemWatcher(folder.Root) { IncludeSubdirectories = true, NotifyFilter = NotifyFilters.FileName | NotifyFilters.LastWrite | NotifyFilters.Size | NotifyFilters.DirectoryName };
            watcher.Changed += (_, _) => Notice();
            watcher.Created += (_, _) => Notice();
            watcher.Deleted += (_, _) => Notice();
            watcher.Renamed += (_, _) => Notice();
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception e) when (e is IOException or ArgumentException)
        {
            log.LogWarning(e, "The content folder cannot be watched; it is looked at every {Seconds} seconds", Interval.TotalSeconds);
            return null;
        }
    }

    private void Notice()
    {
        if (noticed.CurrentCount == 0)
        {
            try
            {
                noticed.Release();
            }
            catch (SemaphoreFullException)
            {
                // Another notice came first; one look serves both.
            }
        }
    }

    public override void Dispose()
    {
        noticed.Dispose();
        base.Dispose();
    }
}
