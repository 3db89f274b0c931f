using AlmenHaefte.Booklets;
using AlmenHaefte.Downloads;
using AlmenHaefte.Publishing;
using AlmenHaefte.Web.Shared;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Makes the PDF of each booklet whenever its page for printing has changed, and of the chapters that somebody chose: one at a time, never in a request. A booklet that
/// failed is tried again when the content has changed, and else every ten minutes; a choice when somebody asks again.
/// </summary>
internal sealed class PdfWorker(
    Bookshelf bookshelf, PdfShelf pdfs, PdfOrders orders, PrintStyle style, ViewText views, SiteAddress address, IOptions<DownloadOptions> options, AfterStart start, ILogger<PdfWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan UntilNextTry = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (Booklet Booklet, long At)> failed = new(StringComparer.Ordinal);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Pdf)
        {
            return;
        }
        await start.ComesAsync(stoppingToken);
        var press = PdfPress.Find(options.Value.Chromium) is { } chromium ? new PdfPress(chromium, TimeSpan.FromSeconds(options.Value.Seconds)) : null;
        if (press is null)
        {
            log.LogInformation("No Chromium was found ({Setting}), so no PDF is made; the page for printing is there", options.Value.Chromium ?? "Downloads:Chromium is not set");
        }
        else
        {
            orders.Begin();
        }
        while (true)
        {
            foreach (var booklet in bookshelf.IsEmpty ? [] : bookshelf.Current.Booklets.Where(IsDue))
            {
                await MakeAsync(Selection.Everything(booklet), press, stoppingToken);
            }
            if (await orders.NextAsync(Interval, stoppingToken) is { } order)
            {
                // Nobody shall have a former text, and whoever asks again gets the new one.
                if (bookshelf.Current.Booklets.Any(booklet => ReferenceEquals(booklet, order.Selection.Booklet)))
                {
                    await MakeAsync(order.Selection, press, stoppingToken);
                }
                orders.Finish(order);
            }
        }
    }

    private bool IsDue(Booklet booklet) =>
        pdfs.Find(booklet) is null
        && !(failed.TryGetValue(booklet.Slug, out var last) && ReferenceEquals(last.Booklet, booklet) && Environment.TickCount64 - last.At < UntilNextTry.TotalMilliseconds);

    /// <summary>A background loop that throws would stop the site; whatever goes wrong here is told, and it goes on.</summary>
    private async Task MakeAsync(Selection selection, PdfPress? press, CancellationToken stoppingToken)
    {
        var booklet = selection.Booklet;
        try
        {
            var html = await PageAsync(selection);
            var path = pdfs.PathOf(booklet, html);
            if (pdfs.Take(selection, path))
            {
                return;
            }
            if (press is not null)
            {
                await press.PrintAsync(html, path, stoppingToken);
                pdfs.Take(selection, path);
                log.LogInformation("The PDF of {Booklet} is made: {Pages} pages, {Bytes} bytes", booklet.Slug, pdfs.Find(selection)?.Pages, pdfs.Find(selection)?.Length);
                return;
            }
        }
        catch (PdfFailedException failure)
        {
            log.LogError("The PDF of {Booklet} could not be made, and there is none: {Reason}", booklet.Slug, failure.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !stoppingToken.IsCancellationRequested)
        {
            log.LogError(e, "The PDF of {Booklet} could not be made, and there is none", booklet.Slug);
        }
        if (selection.IsEverything)
        {
            failed[booklet.Slug] = (booklet, Environment.TickCount64);
        }
    }

    /// <summary>The very page that prints the selection, with its styles, font and pictures in it.</summary>
    private async Task<string> PageAsync(Selection selection)
    {
        var booklet = selection.Booklet;
        var images = bookshelf.Current.Images;
        var text = new JoinedText(selection, address.Of, path => images.TryGetValue(path, out var image) ? $"data:{image.MediaType};base64,{Convert.ToBase64String(image.Bytes.Span)}" : path);
        return await views.OfAsync("/Downloads/Print.cshtml", new PrintedBooklet(selection, text, address.Of(booklet.Address)) { Style = style.WithFont(booklet) });
    }
}
