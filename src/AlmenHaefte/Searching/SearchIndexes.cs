using System.Diagnostics;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Searching;

/// <summary>The index of the site that is being served. It is made beside the requests: whoever reads waits for nothing, and whoever searches hardly.</summary>
public sealed class SearchIndexes
{
    /// <summary>So long a search waits for what has just been published, rather than answering from what was there before.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(300);

    private readonly Lock gate = new();
    private PublishedSite? site;
    private Task<SearchIndex>? making;
    private volatile SearchIndex? ready;

    /// <summary>A timestamp of <see cref="Stopwatch"/>.</summary>
    private long restsUntil;

    /// <summary>Begins to make the index of this site, unless that has begun already. One is made at a time; of those that wait, only the newest.</summary>
    public Task<SearchIndex> Make(PublishedSite wanted)
    {
        lock (gate)
        {
            if (!ReferenceEquals(site, wanted) || making is null or { IsFaulted: true })
            {
                site = wanted;
                making = MakeAsync(wanted, making);
            }

            return making;
        }
    }

    /// <summary>The newest index; while that is long in the making, or when it cannot be made, the one before it.</summary>
    /// <param name="current">The site to begin with when nothing has been made yet.</param>
    public async Task<SearchIndex> FindAsync(PublishedSite current, CancellationToken cancellation)
    {
        var index = Newest(current);
        if (ready is { } former && await Task.WhenAny(index, Task.Delay(Patience, cancellation)) != index)
        {
            return former;
        }

        return await index.WaitAsync(cancellation);
    }

    /// <summary>Whoever still sees the site before does not bring its index back.</summary>
    private Task<SearchIndex> Newest(PublishedSite current)
    {
        lock (gate)
        {
            return making is { IsFaulted: false } ? making : Make(site ?? current);
        }
    }

    private async Task<SearchIndex> MakeAsync(PublishedSite wanted, Task? before)
    {
        if (before is not null)
        {
            await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ForceYielding);
            // Readers come first: half of the time nothing is made.
            if (Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), restsUntil) is var rest && rest > TimeSpan.Zero)
            {
                await Task.Delay(rest);
            }
        }

        if (ready is { } former && !IsNewest(wanted))
        {
            return former;
        }

        var began = Stopwatch.GetTimestamp();
        try
        {
            return ready = await Task.Run(() => SearchPages.IndexOf(wanted, ready));
        }
        finally
        {
            var ended = Stopwatch.GetTimestamp();
            restsUntil = ended + (ended - began);
        }
    }

    private bool IsNewest(PublishedSite wanted)
    {
        lock (gate)
        {
            return ReferenceEquals(site, wanted);
        }
    }
}
