using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Searching;

/// <summary>What readers search for and do not find, for those who write.</summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed class UnansweredSearches(SiteDb db, WriteGate gate)
{
    /// <summary>How long words are kept after they were last searched for.</summary>
    public const int MonthsKept = 12;

    /// <summary>When there are more, those that were searched for least and longest ago give way: a robot drives out only what nobody asks for twice.</summary>
    public const int MostKept = 1000;

    /// <summary>As often as this it is no slip of the finger: somebody should look.</summary>
    public const int Noticeable = 3;

    private IQueryable<UnansweredSearch> Open => db.UnansweredSearches.AsNoTracking().Where(search => search.DismissedAt == null);

    public Task KeepAsync(IReadOnlyCollection<(UnansweredWords Words, int Count)> counted, DateOnly day, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        var keys = counted.Select(one => one.Words.Key).ToList();
        var known = await db.UnansweredSearches.Where(search => keys.Contains(search.Key)).ToDictionaryAsync(search => search.Key, StringComparer.Ordinal, cancellation);
        foreach (var (words, count) in counted)
        {
            var search = known.GetValueOrDefault(words.Key) ?? db.UnansweredSearches.Add(UnansweredSearch.First(words, day)).Entity;
            search.Again(count, day);
        }
        await db.SaveChangesAsync(cancellation);
        return await GiveWayAsync(cancellation);
    }, cancellation);

    /// <summary>Most searched for first.</summary>
    public async Task<IReadOnlyList<UnansweredSearch>> ListAsync(int most, CancellationToken cancellation) =>
        await Open.OrderByDescending(search => search.Count).ThenByDescending(search => search.LastOn).ThenBy(search => search.Key).Take(most).ToListAsync(cancellation);

    public Task<int> NoticeableAsync(CancellationToken cancellation) => Open.CountAsync(search => search.Count >= Noticeable, cancellation);

    /// <returns>False when there was nothing to dismiss.</returns>
    public Task<bool> DismissAsync(int id, Guid by, DateTimeOffset now, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        if (await db.UnansweredSearches.FirstOrDefaultAsync(search => search.Id == id && search.DismissedAt == null, cancellation) is not { } search)
        {
            return false;
        }
        search.Dismiss(by, now);
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    /// <summary>Deletes what has served its time. Safe to run again, and late.</summary>
    public Task<int> ForgetAsync(DateOnly today, CancellationToken cancellation)
    {
        var longAgo = today.AddMonths(-MonthsKept);
        return gate.WriteAsync(db, () => db.UnansweredSearches.Where(search => search.LastOn <= longAgo).ExecuteDeleteAsync(cancellation), cancellation);
    }

    private async Task<int> GiveWayAsync(CancellationToken cancellation)
    {
        var tooMany = await db.UnansweredSearches.CountAsync(cancellation) - MostKept;
        return tooMany <= 0 ? 0 : await db.UnansweredSearches.OrderBy(search => search.Count).ThenBy(search => search.LastOn).ThenBy(search => search.Id).Take(tooMany).ExecuteDeleteAsync(cancellation);
    }
}
