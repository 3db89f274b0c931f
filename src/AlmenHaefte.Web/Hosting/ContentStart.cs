using AlmenHaefte.Publishing;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Reads the content while the rest of the site gets ready, and lets nobody in before it is read: a site without content does not start, except in Development,
/// where it shows what is wrong.
/// </summary>
internal sealed class ContentStart(ContentRefresh refresh, Bookshelf shelf, IHostEnvironment environment) : IHostedLifecycleService
{
    private Task reading = Task.CompletedTask;

    public void Begin() => reading = Task.Run(refresh.Now);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await reading;
        if (!environment.IsDevelopment() && shelf.IsEmpty)
        {
            throw new NoContentException(shelf.Faults);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>The first reader does not wait for the first search.</summary>
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        refresh.MakeIndex();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
