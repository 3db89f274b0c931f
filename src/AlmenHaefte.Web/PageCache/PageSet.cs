using AlmenHaefte.Publishing;
using PagesByAddress = System.Collections.Concurrent.ConcurrentDictionary<string, AlmenHaefte.Web.PageCache.CachedPage>;

namespace AlmenHaefte.Web.PageCache;

/// <summary>
/// The pages of one set of content, from one moment until the next at which any of them changes by itself. It fills as readers ask, and is bounded: when the pages
/// that were asked for lately take up half of what there may be, those that were not are let go, and with them what is left of the set before.
/// </summary>
public sealed class PageSet(PublishedSite site, DateTimeOffset from, DateTimeOffset until, long mostBytes, PageSet? before)
{
    private readonly Dictionary<string, Task<CachedPage?>> rendering = new(StringComparer.Ordinal);
    private readonly PagesByAddress former = before?.All() ?? [];
    private readonly Lock turn = new();
    private volatile PagesByAddress lately = new(StringComparer.Ordinal);
    private volatile PagesByAddress earlier = new(StringComparer.Ordinal);
    private long bytesLately;
    private int timesForgotten;

    /// <summary>Whether a page that is rendered of this content at this moment belongs here.</summary>
    public bool Holds(PublishedSite content, DateTimeOffset now) => ReferenceEquals(content, site) && from <= now && now < until;

    /// <summary>The same, or that the set is of a later moment: who asked a little before it was made does not undo it.</summary>
    public bool HoldsFrom(PublishedSite content, DateTimeOffset now) => ReferenceEquals(content, site) && now < until;

    public CachedPage? Find(string address) => lately.TryGetValue(address, out var page) ? page : earlier.ContainsKey(address) ? KeepLonger(address) : null;

    /// <summary>The page of an address; rendered now when it is not here, and only once for all who ask meanwhile.</summary>
    /// <param name="render">Gets the page that the address had before. Null is no page to keep, and then everybody renders for themselves.</param>
    public async Task<CachedPage?> PageAsync(string address, Func<CachedPage?, Task<CachedPage?>> render)
    {
        var mine = new TaskCompletionSource<CachedPage?>(TaskCreationOptions.RunContinuationsAsynchronously);
        int forgottenBefore;
        Task<CachedPage?>? others;
        lock (turn)
        {
            forgottenBefore = timesForgotten;
            if (!rendering.TryGetValue(address, out others))
            {
                rendering[address] = mine.Task;
            }
        }
        if (others is not null && await others is { } same)
        {
            return same;
        }
        CachedPage? page = null;
        try
        {
            page = Find(address) ?? await render(former.GetValueOrDefault(address));
            return page;
        }
        finally
        {
            if (others is null)
            {
                Finish(address, page, forgottenBefore);
                mine.SetResult(page);
            }
        }
    }

    /// <summary>The page is no longer as it was, though the content is.</summary>
    public void Forget(string address)
    {
        lock (turn)
        {
            timesForgotten++;
            lately.TryRemove(address, out _);
            earlier.TryRemove(address, out _);
        }
    }

    private void Finish(string address, CachedPage? page, int forgottenBefore)
    {
        lock (turn)
        {
            rendering.Remove(address);
            if (page is not null && timesForgotten == forgottenBefore)
            {
                Keep(address, page);
            }
        }
    }

    private CachedPage? KeepLonger(string address)
    {
        lock (turn)
        {
            if (earlier.TryGetValue(address, out var page))
            {
                Keep(address, page);
            }
            return page;
        }
    }

    private void Keep(string address, CachedPage page)
    {
        if (!lately.TryAdd(address, page))
        {
            return;
        }
        former.TryRemove(address, out _);
        bytesLately += page.Size;
        if (bytesLately > mostBytes / 2)
        {
            (earlier, lately, bytesLately) = (lately, new PagesByAddress(StringComparer.Ordinal), 0);
            former.Clear();
        }
    }

    private PagesByAddress All()
    {
        lock (turn)
        {
            return new PagesByAddress(earlier.Concat(lately).DistinctBy(page => page.Key), StringComparer.Ordinal);
        }
    }
}
