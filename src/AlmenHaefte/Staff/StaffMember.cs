using AlmenHaefte.Webinars;

namespace AlmenHaefte.Staff;

/// <summary>
/// Somebody who may work in the newsroom. They sign in with a passkey and never with a password; the first one is made by way of
/// a one-time link, of which a person has one at most. Whoever is removed stays as a name, since the history tells of them.
/// </summary>
public sealed class StaffMember
{
    public static readonly TimeSpan LinkLifetime = TimeSpan.FromHours(24);

    private StaffMember()
    {
    }

    public Guid Id { get; private set; }

    /// <summary>See <see cref="EmailAddress.Text"/>.</summary>
    public string Email { get; private set; } = "";

    /// <summary>See <see cref="EmailAddress.Key"/>; no two have the same.</summary>
    public string EmailKey { get; private set; } = "";

    /// <summary>As they write it themselves when they first sign in; empty until then.</summary>
    public string Name { get; private set; } = "";

    public StaffRole Role { get; private set; }

    /// <summary>UTC, as all moments here.</summary>
    public DateTimeOffset InvitedAt { get; private set; }

    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Of the one-time link (see <see cref="SecretKey"/>); null when there is none to use.</summary>
    public string? LinkHash { get; private set; }

    public DateTimeOffset? LinkEndsAt { get; private set; }

    public List<Passkey> Passkeys { get; private set; } = [];

    public bool IsActive => RemovedAt is null;

    /// <summary>What others see.</summary>
    public string ShownName => Name.Length > 0 ? Name : Email;

    public static StaffMember Invite(EmailAddress email, StaffRole role, DateTimeOffset now) => new()
    {
        Id = Guid.NewGuid(),
        Email = email.Text,
        EmailKey = email.Key,
        Role = role,
        InvitedAt = now.ToUniversalTime(),
    };

    /// <summary>Somebody who was removed comes back under the name that the history knows.</summary>
    public void InviteAgain(StaffRole role, DateTimeOffset now) => (Role, InvitedAt, RemovedAt) = (role, now.ToUniversalTime(), null);

    /// <summary>A link that was made before opens nothing any more.</summary>
    public SecretKey MakeLink(DateTimeOffset now)
    {
        var key = SecretKey.New();
        (LinkHash, LinkEndsAt) = (key.Hash, now.ToUniversalTime() + LinkLifetime);
        return key;
    }

    public bool IsOpenedBy(SecretKey key, DateTimeOffset now) => IsActive && LinkHash == key.Hash && now < LinkEndsAt;

    public void UseUpLink() => (LinkHash, LinkEndsAt) = (null, null);

    public void Rename(PersonName name) => Name = name.Text;

    public void ChangeRole(StaffRole role) => Role = role;

    /// <summary>Nothing opens for them any more; their sessions are closed by whoever calls this.</summary>
    public void Remove(DateTimeOffset now)
    {
        RemovedAt = now.ToUniversalTime();
        UseUpLink();
        Passkeys.Clear();
    }
}
