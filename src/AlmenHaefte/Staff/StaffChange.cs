namespace AlmenHaefte.Staff;

/// <summary>One line of the history: somebody did something to somebody on the staff. It is never changed.</summary>
public sealed class StaffChange
{
    private StaffChange()
    {
    }

    public int Id { get; private set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset At { get; private set; }

    /// <summary>Who did it; null for whoever runs the site, by the command.</summary>
    public Guid? ById { get; private set; }

    public StaffMember? By { get; private set; }

    public Guid AboutId { get; private set; }

    public StaffMember About { get; private set; } = null!;

    public StaffDeed Deed { get; private set; }

    /// <summary>The role that was given, for the deeds that give one.</summary>
    public StaffRole? Role { get; private set; }

    public static StaffChange Note(StaffDeed deed, Guid? by, StaffMember about, DateTimeOffset now, StaffRole? role = null) =>
        new() { At = now.ToUniversalTime(), ById = by, About = about, Deed = deed, Role = role };
}

/// <summary>Stored by name.</summary>
public enum StaffDeed
{
    Invited,
    MadeLink,
    ChangedRole,
    Removed,
    MadePasskey,
    RemovedPasskey,
    SignedOutEverywhere,
}
