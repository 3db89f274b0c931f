using System.Globalization;
using AlmenHaefte.Data;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Staff;

/// <summary>Who the staff are, and how they come to be it. Each change is one write transaction with its line of history.</summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed class StaffRegister(SiteDb db, WriteGate gate)
{
    public async Task<bool> IsEmptyAsync(CancellationToken cancellation) => !await Active.AnyAsync(cancellation);

    /// <summary>By name, as Danish readers sort.</summary>
    public async Task<IReadOnlyList<StaffMember>> ListAsync(CancellationToken cancellation) =>
        [.. (await Active.AsNoTracking().ToListAsync(cancellation)).OrderBy(member => member.ShownName, StringComparer.Create(CultureInfo.GetCultureInfo("da-DK"), ignoreCase: true))];

    /// <summary>Makes a one-time link for the person with this address, who is taken in when not yet on the staff.</summary>
    /// <param name="role">Null to leave it as it is; a new one is an editor then.</param>
    /// <param name="by">Null for whoever runs the site.</param>
    public Task<(StaffMember Member, SecretKey Link)> InviteAsync(EmailAddress email, StaffRole? role, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var member = await db.StaffMembers.FirstOrDefaultAsync(one => one.EmailKey == email.Key, cancellation);
            if (member is not { IsActive: true })
            {
                member = TakeIn(member, email, role ?? StaffRole.Editor, by, now);
            }
            else if (role is { } wanted && wanted != member.Role)
            {
                member.ChangeRole(wanted);
                db.StaffChanges.Add(StaffChange.Note(StaffDeed.ChangedRole, by, member, now, wanted));
            }
            var link = member.MakeLink(now);
            db.StaffChanges.Add(StaffChange.Note(StaffDeed.MadeLink, by, member, now));
            await db.SaveChangesAsync(cancellation);
            return (member, link);
        }, cancellation);

    /// <returns>Null for a link that has been used, is too old, or never was one.</returns>
    public async Task<StaffMember?> FindByLinkAsync(SecretKey link, DateTimeOffset now, CancellationToken cancellation)
    {
        var member = await Active.FirstOrDefaultAsync(one => one.LinkHash == link.Hash, cancellation);
        return member?.IsOpenedBy(link, now) == true ? member : null;
    }

    /// <summary>Uses the link up.</summary>
    /// <returns>False when it opens nothing any more.</returns>
    public Task<bool> EnterAsync(SecretKey link, PersonName name, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            if (await FindByLinkAsync(link, now, cancellation) is not { } member)
            {
                return false;
            }
            member.Rename(name);
            member.UseUpLink();
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);

    private IQueryable<StaffMember> Active => db.StaffMembers.Where(member => member.RemovedAt == null);

    private StaffMember TakeIn(StaffMember? former, EmailAddress email, StaffRole role, Guid? by, DateTimeOffset now)
    {
        var member = former ?? db.StaffMembers.Add(StaffMember.Invite(email, role, now)).Entity;
        member.InviteAgain(role, now);
        db.StaffChanges.Add(StaffChange.Note(StaffDeed.Invited, by, member, now, role));
        return member;
    }
}
