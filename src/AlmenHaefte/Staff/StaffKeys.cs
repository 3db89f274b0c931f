using AlmenHaefte.Data;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Staff;

/// <summary>What lets staff in: the one-time link, once, and the passkeys that are made by way of it. Each change is one write transaction with its line of history.</summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed class StaffKeys(SiteDb db, WriteGate gate)
{
    private IQueryable<StaffMember> Active => db.StaffMembers.Include(member => member.Passkeys).Where(member => member.RemovedAt == null);

    /// <returns>Null for a link that has been used, is too old, or never was one.</returns>
    public async Task<StaffMember?> FindByLinkAsync(SecretKey link, DateTimeOffset now, CancellationToken cancellation)
    {
        var member = await Active.FirstOrDefaultAsync(one => one.LinkHash == link.Hash, cancellation);
        return member?.IsOpenedBy(link, now) == true ? member : null;
    }

    /// <summary>Uses the link up; from now on the passkey is what lets the person in.</summary>
    /// <returns>False when the link opens nothing any more.</returns>
    public Task<bool> EnterAsync(SecretKey link, PersonName name, Passkey passkey, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            if (await FindByLinkAsync(link, now, cancellation) is not { } member)
            {
                return false;
            }
            member.Rename(name);
            member.UseUpLink();
            Add(passkey, member, now);
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);

    /// <summary>One more, for somebody who is signed in.</summary>
    public Task<StaffResult> AddAsync(Guid id, Passkey passkey, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(id, member =>
        {
            Add(passkey, member, now);
            return new StaffResult.Done();
        }, cancellation);

    public Task<StaffResult> RemoveAsync(Guid id, int passkey, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(id, member =>
        {
            if (member.Passkeys.Find(one => one.Id == passkey) is not { } unwanted)
            {
                return new StaffResult.Unknown();
            }
            if (member.Passkeys.Count == 1)
            {
                return new StaffResult.LastPasskey();
            }
            member.Passkeys.Remove(unwanted);
            db.StaffChanges.Add(StaffChange.Note(StaffDeed.RemovedPasskey, id, member, now));
            return new StaffResult.Done();
        }, cancellation);

    /// <summary>Somebody has signed in with it.</summary>
    /// <param name="data">As it is now; see <see cref="Passkey.Data"/>.</param>
    public Task<StaffResult> UseAsync(Guid id, byte[] credentialId, string data, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(id, member =>
        {
            if (member.Passkeys.Find(one => one.CredentialId.AsSpan().SequenceEqual(credentialId)) is not { } passkey)
            {
                return new StaffResult.Unknown();
            }
            passkey.Used(data, now);
            return new StaffResult.Done();
        }, cancellation);

    private void Add(Passkey passkey, StaffMember member, DateTimeOffset now)
    {
        member.Passkeys.Add(passkey);
        db.StaffChanges.Add(StaffChange.Note(StaffDeed.MadePasskey, member.Id, member, now));
    }

    private Task<StaffResult> WithAsync(Guid id, Func<StaffMember, StaffResult> step, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            if (await Active.FirstOrDefaultAsync(member => member.Id == id, cancellation) is not { } member)
            {
                return new StaffResult.Unknown();
            }
            var result = step(member);
            await db.SaveChangesAsync(cancellation);
            return result;
        }, cancellation);
}
