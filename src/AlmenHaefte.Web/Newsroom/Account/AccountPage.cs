using AlmenHaefte.Staff;

namespace AlmenHaefte.Web.Newsroom.Account;

/// <param name="Sessions">Where the person is signed in.</param>
/// <param name="Here">The one of this browser.</param>
/// <param name="Trouble">Why what was asked for was not done.</param>
public sealed record AccountPage(StaffMember Member, IReadOnlyList<StaffSession> Sessions, int Here, NameForm Form, string? Trouble = null);
