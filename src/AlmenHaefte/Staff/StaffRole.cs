namespace AlmenHaefte.Staff;

/// <summary>Stored by name.</summary>
public enum StaffRole
{
    /// <summary>Writes, publishes and runs webinars.</summary>
    Editor,

    /// <summary>All of that, and decides who the staff are.</summary>
    Administrator,
}

public static class StaffRoles
{
    public const string Administrator = nameof(StaffRole.Administrator);

    public static string InDanish(this StaffRole role) => role is StaffRole.Administrator ? "administrator" : "redaktør";

    /// <summary>As it is written after <c>--role</c>. Null when it is none.</summary>
    public static StaffRole? Read(string word) => word switch
    {
        "redaktoer" or "redaktør" => StaffRole.Editor,
        "administrator" => StaffRole.Administrator,
        _ => null,
    };
}
