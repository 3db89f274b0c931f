using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Reads the content while the rest of the site gets ready, and lets nobody in before it is read: a site without content does not start, except in Development,
/// where it shows what is wrong.
/// </summary>
internal sealed class ContentStart(ContentRefresh refresh, Bookshelf shelf, IMailTransport transport, IHostEnvironment environment, ILogger<ContentStart> log) : IHostedService
{
    private Task reading = Task.CompletedTask;

    public void Begin() => reading = Task.Run(refresh.Now);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await reading;
        if (environment.IsDevelopment())
        {
            return;
        }
        if (transport is MailFolder)
        {
            log.LogWarning("Mail:Transport is Folder: mails are written as files and reach nobody");
        }
        foreach (var (name, _) in shelf.Current.Settings.Contact.Lines.Where(line => line.Value is null))
        {
            log.LogWarning("site.yml lacks the publisher's »{Field}«: pages say that it is to be filled in", name);
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
