using AlmenHaefte.Staff;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Hosting;

/// <summary>What stands after <c>staff</c>.</summary>
/// <param name="Role">Null when nothing is said of it.</param>
internal sealed record StaffWords(EmailAddress Email, StaffRole? Role)
{
    public const string Use = "staff invite <mail> [--role redaktoer|administrator]";

    /// <summary>Null when it cannot be understood.</summary>
    public static StaffWords? Read(string[] words) => words switch
    {
        ["invite", var email] => Read(email, null),
        ["invite", "--role", var role, var email] => Read(["invite", email, "--role", role]),
        ["invite", var email, "--role", var role] => StaffRoles.Read(role) is { } known ? Read(email, known) : null,
        _ => null,
    };

    private static StaffWords? Read(string email, StaffRole? role) => EmailAddress.Check(email) is Checked<EmailAddress>.Accepted(var address) ? new StaffWords(address, role) : null;
}
