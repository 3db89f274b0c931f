namespace AlmenHaefte.Staff;

/// <summary>That somebody is signed in, in one browser. It ends after an hour without use, after twelve hours in any case, and when it is closed.</summary>
public sealed class StaffSession
{
    public const int DeviceMaxLength = 80;

    public static readonly TimeSpan Idle = TimeSpan.FromHours(1);
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private static readonly TimeSpan Precision = TimeSpan.FromMinutes(1);

    private StaffSession()
    {
    }

    public int Id { get; private set; }

    /// <summary>Of the <see cref="SecretKey"/> that the browser has.</summary>
    public string KeyHash { get; private set; } = "";

    public Guid StaffMemberId { get; private set; }

    public StaffMember StaffMember { get; private set; } = null!;

    /// <summary>»Firefox på Windows«: enough to know one's own by.</summary>
    public string Device { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset StartedAt { get; private set; }

    /// <summary>UTC, to the minute.</summary>
    public DateTimeOffset LastSeenAt { get; private set; }

    public static StaffSession Open(SecretKey key, Guid staffMember, string device, DateTimeOffset now) => new()
    {
        KeyHash = key.Hash,
        StaffMemberId = staffMember,
        Device = device,
        StartedAt = now.ToUniversalTime(),
        LastSeenAt = now.ToUniversalTime(),
    };

    public bool IsOverAt(DateTimeOffset now) => now >= LastSeenAt + Idle || now >= StartedAt + Longest;

    /// <returns>Whether there is anything to save.</returns>
    public bool See(DateTimeOffset now)
    {
        if (now < LastSeenAt + Precision)
        {
            return false;
        }
        LastSeenAt = now.ToUniversalTime();
        return true;
    }
}
