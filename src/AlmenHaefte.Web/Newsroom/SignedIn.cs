using System.Globalization;
using System.Security.Claims;
using AlmenHaefte.Staff;

namespace AlmenHaefte.Web.Newsroom;

/// <summary>Who is at work: the person behind a request to the newsroom, as they were when it came.</summary>
/// <param name="Session">See <see cref="StaffSession.Id"/>.</param>
public sealed record SignedIn(Guid Id, string Name, StaffRole Role, int Session)
{
    public bool IsAdministrator => Role is StaffRole.Administrator;

    /// <summary>Only for pages behind the sign-in.</summary>
    public static SignedIn Of(ClaimsPrincipal user) => new(
        IdIn(user),
        user.Identity!.Name!,
        user.IsInRole(StaffRoles.Administrator) ? StaffRole.Administrator : StaffRole.Editor,
        int.Parse(user.FindFirstValue(ClaimTypes.Sid)!, CultureInfo.InvariantCulture));

    public static Guid IdIn(ClaimsPrincipal user) => Guid.Parse(user.FindFirstValue(ClaimTypes.NameIdentifier)!);

    /// <param name="session">Null for somebody who is about to sign in.</param>
    public static ClaimsPrincipal PrincipalOf(StaffMember member, StaffSession? session = null) => new(new ClaimsIdentity(
        [
            new Claim(ClaimTypes.NameIdentifier, member.Id.ToString()),
            new Claim(ClaimTypes.Name, member.ShownName),
            new Claim(ClaimTypes.Role, member.Role.ToString()),
            new Claim(ClaimTypes.Sid, (session?.Id ?? 0).ToString(CultureInfo.InvariantCulture)),
        ],
        SessionHandler.SchemeName));
}
