using System.Security.Claims;
using AlmenHaefte.Staff;

namespace AlmenHaefte.Web.Newsroom;

/// <summary>Who is at work: the person behind a request to the newsroom, as they were when it came.</summary>
public sealed record SignedIn(Guid Id, string Name, StaffRole Role)
{
    public bool IsAdministrator => Role is StaffRole.Administrator;

    /// <summary>Only for pages behind the sign-in.</summary>
    public static SignedIn Of(ClaimsPrincipal user) =>
        new(IdIn(user), user.Identity!.Name!, user.IsInRole(StaffRoles.Administrator) ? StaffRole.Administrator : StaffRole.Editor);

    public static Guid IdIn(ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);

    public static ClaimsPrincipal PrincipalOf(StaffMember member) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, member.Id.ToString()),
            new Claim(ClaimTypes.Name, member.ShownName),
            new Claim(ClaimTypes.Role, member.Role.ToString()),
        ],
        SessionHandler.SchemeName));
}
