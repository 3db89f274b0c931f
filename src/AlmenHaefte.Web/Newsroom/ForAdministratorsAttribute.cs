using AlmenHaefte.Staff;
using Microsoft.AspNetCore.Authorization;

namespace AlmenHaefte.Web.Newsroom;

/// <summary>Not for editors.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class ForAdministratorsAttribute : AuthorizeAttribute
{
    public ForAdministratorsAttribute() => Roles = StaffRoles.Administrator;
}
