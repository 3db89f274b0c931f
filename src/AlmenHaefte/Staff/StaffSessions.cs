using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Staff;

/// <summary>Who is signed in, and where. It is asked at every request, so that a role that is taken away is gone at once.</summary>
public sealed class StaffSessions(SiteDb db, WriteGate gate)
{
    /// <returns>What the browser is to keep.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nobody was signed in.</exception>
    public Task<SecretKey> OpenAsync(Guid staffMember, string device, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            await ForgetOldAsync(now, cancellation);
            var key = SecretKey.New();
            db.StaffSessions.Add(StaffSession.Open(key, staffMember, device, now));
            await db.SaveChangesAsync(cancellation);
            return key;
        }, cancellation);

    /// <summary>With the person, as they are now. Notes that they were here.</summary>
    /// <returns>Null when it is over, was closed or never was.</returns>
    public async Task<StaffSession?> FindAsync(SecretKey key, DateTimeOffset now, CancellationToken cancellation)
    {
        var session = await db.StaffSessions.AsNoTracking().Include(one => one.StaffMember).FirstOrDefaultAsync(one => one.KeyHash == key.Hash, cancellation);
        if (session is null || session.IsOverAt(now) || !session.StaffMember.IsActive)
        {
            return null;
        }
        if (session.See(now))
        {
            await NoteAsync(session, cancellation);
        }
        return session;
    }

    public Task CloseAsync(SecretKey key, CancellationToken cancellation) =>
        gate.WriteAsync(db, () => db.StaffSessions.Where(session => session.KeyHash == key.Hash).ExecuteDeleteAsync(cancellation), cancellation);

    private async Task NoteAsync(StaffSession session, CancellationToken cancellation)
    {
        try
        {
            await gate.WriteAsync(
                db,
                () => db.StaffSessions.Where(one => one.Id == session.Id).ExecuteUpdateAsync(update => update.SetProperty(one => one.LastSeenAt, session.LastSeenAt), cancellation),
                cancellation);
        }
        catch (DataUnavailableException)
        {
            // A page is not to fail because of it: it is noted a minute later.
        }
    }

    private Task<int> ForgetOldAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var (unused, started) = (now.ToUniversalTime() - StaffSession.Idle, now.ToUniversalTime() - StaffSession.Longest);
        return db.StaffSessions.Where(session => session.LastSeenAt <= unused || session.StartedAt <= started).ExecuteDeleteAsync(cancellation);
    }
}
