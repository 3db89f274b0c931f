using System.Threading.Channels;
using AlmenHaefte.Downloads;
using AlmenHaefte.Publishing;
using AlmenHaefte.Time;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.PageCache;

/// <summary>
/// The public pages as they were rendered, for as long as they are as they were: until the content changes, a webinar begins, or a file can be fetched. A reader gets
/// all of a page as it was or all of it as it is.
/// </summary>
public sealed class RenderedPages
{
    private const long MostBytes = 64 * 1024 * 1024;

    private readonly Bookshelf shelf;
    private readonly SiteClock clock;

    /// <summary>In Development the content is read at each request, and a page tells its author what is wrong with the files.</summary>
    private readonly bool isOn;
    private readonly Lock turn = new();
    private readonly Channel<CachedPage> toShrink = Channel.CreateBounded<CachedPage>(new BoundedChannelOptions(10_000) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });
    private volatile PageSet? pages;

    public RenderedPages(Bookshelf shelf, SiteClock clock, PdfShelf pdfs, BookletFiles files, IHostEnvironment environment)
    {
        (this.shelf, this.clock, isOn) = (shelf, clock, !environment.IsDevelopment());
        pdfs.Taken += booklet => Forget(booklet.Address);
        files.Made += booklet => Forget(booklet.Address);
    }

    /// <summary>Pages that are as small as they can be made while somebody waits, and could be smaller.</summary>
    public ChannelReader<CachedPage> ToShrink => toShrink.Reader;

    /// <summary>Null when it has to be rendered first.</summary>
    public CachedPage? Find(string address) =>
        isOn && pages is { } current && !shelf.IsEmpty && current.Holds(shelf.Current, clock.GetUtcNow()) ? current.Find(address) : null;

    /// <summary>The page of an address, rendered at most once for each set of content.</summary>
    /// <param name="site">As the request sees it: the page is kept only if that is how it is now.</param>
    /// <param name="render">Gets the page that the address had before. Null when there is nothing to keep.</param>
    public async Task<CachedPage?> PageAsync(string address, CurrentSite site, Func<CachedPage?, Task<CachedPage?>> render)
    {
        if (!isOn || !IsAsWeWriteIt(address) || SetFor(site) is not { } set)
        {
            return await render(null);
        }
        var page = await set.PageAsync(address, render);
        if (page is { IsSmallest: false })
        {
            toShrink.Writer.TryWrite(page);
        }
        return page;
    }

    /// <summary>An address may also be asked for in capitals or with a slash at its end; such pages are not kept, for nobody would know to forget them.</summary>
    private static bool IsAsWeWriteIt(string address) => !address.AsSpan().ContainsAnyInRange('A', 'Z') && (address.Length == 1 || !address.EndsWith('/'));

    private void Forget(string address) => pages?.Forget(address);

    private PageSet? SetFor(CurrentSite site)
    {
        if (pages is { } current && current.Holds(site.Published, site.Now))
        {
            return current;
        }
        lock (turn)
        {
            if (pages?.HoldsFrom(site.Published, site.Now) != true && ReferenceEquals(site.Published, shelf.Current))
            {
                pages = new PageSet(site.Published, site.Now, NextChange(site), MostBytes, pages);
            }
            return pages is { } set && set.Holds(site.Published, site.Now) ? set : null;
        }
    }

    private static DateTimeOffset NextChange(CurrentSite site)
    {
        var change = site.Published.NextChangeAfter(site.Now) ?? DateTimeOffset.MaxValue;
        // Then every page tells the time, in minutes.
        var minute = site.IsClockSet ? new DateTimeOffset(site.Now.Ticks - (site.Now.Ticks % TimeSpan.TicksPerMinute), site.Now.Offset).AddMinutes(1) : DateTimeOffset.MaxValue;
        return change < minute ? change : minute;
    }
}
