using System.Globalization;
using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Staff;

/// <summary>Who the staff are. Each change is one write transaction with its line of history.</summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed class StaffRegister(SiteDb db, WriteGate gate)
{
    private const int LatestChanges = 50;

    private static readonly StringComparer Danish = StringComparer.Create(CultureInfo.GetCultureInfo("da-DK"), ignoreCase: true);

    private IQueryable<StaffMember> Active => db.StaffMembers.Where(member => member.RemovedAt == null);

    public async Task<bool> IsEmptyAsync(CancellationToken cancellation) => !await Active.AnyAsync(cancellation);

    /// <summary>By name, as Danish readers sort.</summary>
    public async Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellation) =>
        [.. (await Active.AsNoTracking().Include(member => member.Passkeys).ToListAsync(cancellation)).OrderBy(member => member.ShownName, Danish)];

    public Task<StaffMember?> FindAsync(Guid id, CancellationToken cancellation) =>
        Active.AsNoTracking().Include(member => member.Passkeys).FirstOrDefaultAsync(member => member.Id == id, cancellation);

    public Task<bool> HasAsync(EmailAddress email, CancellationToken cancellation) => Active.AnyAsync(member => member.EmailKey == email.Key, cancellation);

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<StaffChange>> ChangesAsync(CancellationToken cancellation) =>
        await db.StaffChanges.AsNoTracking().Include(change => change.By).Include(change => change.About).OrderByDescending(change => change.Id).Take(LatestChanges).ToListAsync(cancellation);

    /// <summary>Makes a one-time link for the person with this address, who is taken in when not yet on the staff.</summary>
    /// <param name="role">Null to leave it as it is; a new one is an editor then.</param>
    /// <param name="by">Null for whoever runs the site.</param>
    /// <param name="mailOf">What to send the person; null when the link is handed over in another way.</param>
    public Task<(StaffMember Member, SecretKey Link)> InviteAsync(
        EmailAddress email, StaffRole? role, Guid? by, DateTimeOffset now, CancellationToken cancellation, Func<StaffMember, SecretKey, Mail>? mailOf = null) =>
        gate.WriteAsync(db, async () =>
        {
            var member = await db.StaffMembers.FirstOrDefaultAsync(one => one.EmailKey == email.Key, cancellation);
            if (member is not { IsActive: true })
            {
                member = TakeIn(member, email, role ?? StaffRole.Editor, by, now);
            }
            else if (role is { } wanted && wanted != member.Role)
            {
                ChangeRole(member, wanted, by, now);
            }
            var link = MakeLink(member, by, now, mailOf);
            await db.SaveChangesAsync(cancellation);
            return (member, link);
        }, cancellation);

    /// <inheritdoc cref="InviteAsync"/>
    public Task<StaffResult> SendLinkAsync(Guid id, Guid by, Func<StaffMember, SecretKey, Mail> mailOf, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(id, member =>
        {
            MakeLink(member, by, now, mailOf);
            return Done;
        }, cancellation);

    public Task<StaffResult> ChangeRoleAsync(Guid id, StaffRole role, Guid by, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(id, async member =>
        {
            if (member.Role == role)
            {
                return new StaffResult.Done();
            }
            if (await IsLastAdministratorAsync(member, cancellation))
            {
                return new StaffResult.LastAdministrator();
            }
            ChangeRole(member, role, by, now);
            return new StaffResult.Done();
        }, cancellation);

    /// <summary>They are signed out everywhere, and nothing lets them in again but a new invitation.</summary>
    public Task<StaffResult> RemoveAsync(Guid id, Guid by, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(id, async member =>
        {
            if (await IsLastAdministratorAsync(member, cancellation))
            {
                return new StaffResult.LastAdministrator();
            }
            await db.Entry(member).Collection(one => one.Passkeys).LoadAsync(cancellation);
            member.Remove(now);
            await db.StaffSessions.Where(session => session.StaffMemberId == id).ExecuteDeleteAsync(cancellation);
            Note(StaffDeed.Removed, by, member, now);
            return new StaffResult.Done();
        }, cancellation);

    /// <summary>Somebody whose address another organisation vouches for.</summary>
    /// <param name="name">What that calls them, for one who has none here yet; their address stands in when it tells none.</param>
    /// <returns>Null when nobody on the staff has that address.</returns>
    public Task<StaffMember?> EnterByAccountAsync(EmailAddress email, PersonName? name, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var member = await Active.FirstOrDefaultAsync(one => one.EmailKey == email.Key, cancellation);
            if (member is { HasEntered: false } && name is not null)
            {
                member.Rename(name);
                await db.SaveChangesAsync(cancellation);
            }
            return member;
        }, cancellation);

    public Task<StaffResult> RenameAsync(Guid id, PersonName name, CancellationToken cancellation) =>
        WithAsync(id, member =>
        {
            member.Rename(name);
            return Done;
        }, cancellation);

    private static Task<StaffResult> Done => Task.FromResult<StaffResult>(new StaffResult.Done());

    private StaffMember TakeIn(StaffMember? former, EmailAddress email, StaffRole role, Guid? by, DateTimeOffset now)
    {
        var member = former ?? db.StaffMembers.Add(StaffMember.Invite(email, role, now)).Entity;
        member.InviteAgain(role, now);
        Note(StaffDeed.Invited, by, member, now, role);
        return member;
    }

    private void ChangeRole(StaffMember member, StaffRole role, Guid? by, DateTimeOffset now)
    {
        member.ChangeRole(role);
        Note(StaffDeed.ChangedRole, by, member, now, role);
    }

    private SecretKey MakeLink(StaffMember member, Guid? by, DateTimeOffset now, Func<StaffMember, SecretKey, Mail>? mailOf)
    {
        var link = member.MakeLink(now);
        Note(StaffDeed.MadeLink, by, member, now);
        if (mailOf is not null)
        {
            db.Mails.Add(mailOf(member, link));
        }
        return link;
    }

    /// <summary>Somebody who has not come in yet may never do so.</summary>
    private async Task<bool> IsLastAdministratorAsync(StaffMember member, CancellationToken cancellation) =>
        member.Role is StaffRole.Administrator
        && !await Active.AnyAsync(other => other.Id != member.Id && other.Role == StaffRole.Administrator && other.Name != "", cancellation);

    private void Note(StaffDeed deed, Guid? by, StaffMember about, DateTimeOffset now, StaffRole? role = null) => db.StaffChanges.Add(StaffChange.Note(deed, by, about, now, role));

    private Task<StaffResult> WithAsync(Guid id, Func<StaffMember, Task<StaffResult>> step, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            if (await Active.FirstOrDefaultAsync(member => member.Id == id, cancellation) is not { } member)
            {
                return new StaffResult.Unknown();
            }
            var result = await step(member);
            await db.SaveChangesAsync(cancellation);
            return result;
        }, cancellation);
}

/// <summary>What came of a change to the staff.</summary>
public abstract record StaffResult
{
    private StaffResult()
    {
    }

    public sealed record Done : StaffResult;

    /// <summary>Nobody on the staff is meant.</summary>
    public sealed record Unknown : StaffResult;

    /// <summary>Refused: nobody would be left who could invite the others.</summary>
    public sealed record LastAdministrator : StaffResult;

    /// <summary>Refused: nothing would be left to sign in with.</summary>
    public sealed record LastPasskey : StaffResult;
}
