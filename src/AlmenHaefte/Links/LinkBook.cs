using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Time;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Links;

/// <summary>How it has gone with every link out of the site.</summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed class LinkBook(SiteDb db, WriteGate gate)
{
    /// <summary>Takes in new links and lets go of those that are in no text any more.</summary>
    /// <returns>Those that are to be tried: everything that has not been today.</returns>
    public Task<IReadOnlyList<LinkCheck>> OpenAsync(IEnumerable<OutsideLink> links, DateTimeOffset now, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        var wanted = links.Select(link => link.Address).Where(address => address.Length <= LinkCheck.AddressMaxLength).ToHashSet(StringComparer.Ordinal);
        var known = await db.LinkChecks.ToListAsync(cancellation);
        db.LinkChecks.RemoveRange(known.Where(check => !wanted.Contains(check.Address)));
        wanted.ExceptWith(known.Select(check => check.Address));
        List<LinkCheck> added = [.. wanted.Select(LinkCheck.Of)];
        db.LinkChecks.AddRange(added);
        await db.SaveChangesAsync(cancellation);
        IReadOnlyList<LinkCheck> due = [.. known.Where(check => db.Entry(check).State is not EntityState.Detached).Concat(added).Where(check => !(check.TriedAt is { } tried && DanishTime.DayOf(tried) >= DanishTime.DayOf(now)))];
        return due;
    }, cancellation);

    public Task NoteAsync(int id, LinkAnswer answer, DateTimeOffset now, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        if (await db.LinkChecks.FirstOrDefaultAsync(check => check.Id == id, cancellation) is { } check)
        {
            check.Tried(answer, now);
        }
        return await db.SaveChangesAsync(cancellation);
    }, cancellation);

    public Task<LinkCheck?> FindAsync(int id, CancellationToken cancellation) => db.LinkChecks.AsNoTracking().FirstOrDefaultAsync(check => check.Id == id, cancellation);

    public async Task<IReadOnlyList<LinkCheck>> AllAsync(CancellationToken cancellation) => await db.LinkChecks.AsNoTracking().OrderBy(check => check.Address).ToListAsync(cancellation);

    public async Task<int> BrokenAsync(CancellationToken cancellation) =>
        (await db.LinkChecks.AsNoTracking().Where(check => check.FirstFailedAt != null).ToListAsync(cancellation)).Count(check => check.IsBroken);
}
