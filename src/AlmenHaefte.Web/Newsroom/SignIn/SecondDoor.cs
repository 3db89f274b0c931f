namespace AlmenHaefte.Web.Newsroom.SignIn;

/// <summary>Another way in: the accounts that an organisation has already (OpenID Connect). Most sites have none.</summary>
/// <param name="Name">What the button calls it; null when there is no second door.</param>
public sealed record SecondDoor(string? Name)
{
    public const string Scheme = "OpenId";

    /// <summary>The field of the sign-in page's address that tells how it went.</summary>
    public const string Outcome = "konto";
    public const string Unknown = "ukendt";
    public const string Failed = "fejl";
}
