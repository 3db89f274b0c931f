using AlmenHaefte.Data;
using AlmenHaefte.Staff;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Remarks;

/// <summary>What readers write about the chapters, and what staff do about it.</summary>
public sealed class RemarkDesk(SiteDb db, WriteGate gate)
{
    /// <summary>When it has been here so long, what the reader wrote is deleted; that there was something, and what came of it, stays.</summary>
    public const int MonthsKept = 12;

    /// <summary>When this returns, it is on disk. A remark that is there already is not stored twice.</summary>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task ReceiveAsync(Remark remark, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        if (!await db.Remarks.AnyAsync(other => other.Id == remark.Id, cancellation))
        {
            db.Remarks.Add(remark);
        }
        return await db.SaveChangesAsync(cancellation);
    }, cancellation);

    /// <summary>Those that nobody has dealt with, oldest first.</summary>
    public async Task<IReadOnlyList<Remark>> OpenAsync(CancellationToken cancellation) =>
        await db.Remarks.AsNoTracking().Where(remark => remark.ClosedAt == null && remark.Text != null).OrderBy(remark => remark.ReceivedAt).ToListAsync(cancellation);

    /// <summary>Those that were dealt with last, newest first, and who did.</summary>
    public async Task<IReadOnlyList<ClosedRemark>> ClosedAsync(int most, CancellationToken cancellation) =>
        await db.Remarks.AsNoTracking().Where(remark => remark.ClosedAt != null).OrderByDescending(remark => remark.ClosedAt).Take(most)
            .GroupJoin(db.StaffMembers, remark => remark.ClosedById, member => member.Id, (remark, members) => new { remark, members })
            .SelectMany(pair => pair.members.DefaultIfEmpty(), (pair, member) => new ClosedRemark(pair.remark, member)).ToListAsync(cancellation);

    /// <summary>Null when there is no such remark, or its words are gone.</summary>
    public Task<Remark?> FindAsync(Guid id, CancellationToken cancellation) => db.Remarks.AsNoTracking().SingleOrDefaultAsync(remark => remark.Id == id && remark.Text != null, cancellation);

    /// <returns>False when there is no such remark.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<bool> CloseAsync(Guid id, string answer, Guid by, DateTimeOffset now, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        if (await db.Remarks.FindAsync([id], cancellation) is not { } remark)
        {
            return false;
        }
        remark.Close(answer, by, now);
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    /// <summary>Deletes the words of remarks that have been here for <see cref="MonthsKept"/> months. Safe to run again, and late.</summary>
    /// <returns>How many there were.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<int> ForgetAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var longAgo = now.ToUniversalTime().AddMonths(-MonthsKept);
        return gate.WriteAsync(
            db,
            () => db.Remarks.Where(remark => remark.ReceivedAt <= longAgo && remark.Text != null)
                .ExecuteUpdateAsync(update => update.SetProperty(remark => remark.Text, (string?)null).SetProperty(remark => remark.Place, (string?)null), cancellation),
            cancellation);
    }
}

/// <param name="By">Null when the person is no longer known.</param>
public sealed record ClosedRemark(Remark Remark, StaffMember? By);
