using AlmenHaefte.Publishing;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Reads the content while the rest of the site gets ready, and lets nobody in before it is read: a site without content does not start, except in Development,
/// where it shows what is wrong.
/// </summary>
internal sealed class ContentStart(ContentRefresh refresh, Bookshelf shelf, IHostEnvironment environment) : IHostedService
{
    private Task reading = Task.CompletedTask;

    public void Begin() => reading = Task.Run(refresh.Now);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await reading;
        if (!environment.IsDevelopment())
        {
            _ = shelf.Current;
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>The first reader does not wait for the first search.</summary>
internal sealed class IndexStart(AfterStart start, ContentRefresh refresh) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await start.ComesAsync(stoppingToken);
        refresh.MakeIndex();
    }
}
