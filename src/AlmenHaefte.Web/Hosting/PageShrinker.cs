using System.Diagnostics;
using AlmenHaefte.Web.PageCache;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Compresses the pages that are being read as well as can be, one at a time, and rests as long as it has worked: readers come first.</summary>
internal sealed class PageShrinker(RenderedPages pages, ILogger<PageShrinker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var page in pages.ToShrink.ReadAllAsync(stoppingToken))
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                page.Shrink();
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                log.LogError(e, "A page could not be compressed further and is sent as it is");
            }
            await Task.Delay(Stopwatch.GetElapsedTime(began), stoppingToken);
        }
    }
}
