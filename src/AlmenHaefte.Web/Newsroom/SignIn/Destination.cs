using AlmenHaefte.Content;

namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>Where a sign-in leads: only ever into the newsroom, whatever the address says.</summary>
internal static class Destination
{
    public static string Of(string? goingTo) =>
        goingTo is not null && goingTo.StartsWith(Addresses.Newsroom + "/", StringComparison.Ordinal) && !goingTo.Any(IsUnusual) ? goingTo : Addresses.Newsroom;

    private static bool IsUnusual(char letter) => letter is '\\' || char.IsControl(letter);
}
