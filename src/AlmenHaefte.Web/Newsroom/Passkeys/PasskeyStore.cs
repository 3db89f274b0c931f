using AlmenHaefte.Data;
using AlmenHaefte.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Web.Newsroom.Passkeys;

/// <summary>Where the framework looks up people by their passkeys. It only reads: what is written goes through <see cref="StaffKeys"/>.</summary>
internal sealed class PasskeyStore(SiteDb db) : IUserPasskeyStore<StaffMember>
{
    private IQueryable<StaffMember> Active => db.StaffMembers.AsNoTracking().Include(member => member.Passkeys).Where(member => member.RemovedAt == null);

    public Task<StaffMember?> FindByIdAsync(string userId, CancellationToken cancellationToken) =>
        Guid.TryParse(userId, out var id) ? Active.FirstOrDefaultAsync(member => member.Id == id, cancellationToken) : Task.FromResult<StaffMember?>(null);

    public Task<StaffMember?> FindByPasskeyIdAsync(byte[] credentialId, CancellationToken cancellationToken) =>
        Active.FirstOrDefaultAsync(member => member.Passkeys.Any(passkey => passkey.CredentialId == credentialId), cancellationToken);

    public Task<UserPasskeyInfo?> FindPasskeyAsync(StaffMember user, byte[] credentialId, CancellationToken cancellationToken) =>
        Task.FromResult(user.Passkeys.Find(passkey => passkey.CredentialId.AsSpan().SequenceEqual(credentialId)) is { } found ? PasskeyData.Read(found) : null);

    public Task<IList<UserPasskeyInfo>> GetPasskeysAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<IList<UserPasskeyInfo>>([.. user.Passkeys.Select(PasskeyData.Read)]);

    public Task<string> GetUserIdAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.Email);

    public Task<string?> GetNormalizedUserNameAsync(StaffMember user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.EmailKey);

    public Task<StaffMember?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) => throw NotHere();

    public Task SetUserNameAsync(StaffMember user, string? userName, CancellationToken cancellationToken) => throw NotHere();

    public Task SetNormalizedUserNameAsync(StaffMember user, string? normalizedName, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> CreateAsync(StaffMember user, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> UpdateAsync(StaffMember user, CancellationToken cancellationToken) => throw NotHere();

    public Task<IdentityResult> DeleteAsync(StaffMember user, CancellationToken cancellationToken) => throw NotHere();

    public Task AddOrUpdatePasskeyAsync(StaffMember user, UserPasskeyInfo passkey, CancellationToken cancellationToken) => throw NotHere();

    public Task RemovePasskeyAsync(StaffMember user, byte[] credentialId, CancellationToken cancellationToken) => throw NotHere();

    public void Dispose()
    {
        // The database belongs to the request.
    }

    private static NotSupportedException NotHere() => new("The staff are changed in StaffRegister and StaffKeys.");
}
