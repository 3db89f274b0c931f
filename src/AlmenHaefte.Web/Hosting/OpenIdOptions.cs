namespace AlmenHaefte.Web.Hosting;

/// <summary>The section <c>Newsroom:OpenId</c>: another way in, by the accounts that an organisation has already. Off without an authority.</summary>
public sealed class OpenIdOptions
{
    public const string Section = "Newsroom:OpenId";

    private static readonly string[] ForAnybody = ["common", "organizations", "consumers"];

    /// <summary>The provider's address, without its <c>/.well-known</c>; for Entra ID <c>https://login.microsoftonline.com/&lt;tenant&gt;/v2.0</c>.</summary>
    public string? Authority { get; init; }

    public string ClientId { get; init; } = "";

    public string ClientSecret { get; init; } = "";

    /// <summary>What the button calls it.</summary>
    public string Name { get; init; } = "din arbejdskonto";

    /// <summary>Where the provider tells a person's mail address; with Entra ID <c>preferred_username</c> where that is the address.</summary>
    public string MailClaim { get; init; } = "email";

    public bool IsOn => !string.IsNullOrEmpty(Authority);

    public bool IsAuthorityReadable => !IsOn || (Uri.TryCreate(Authority, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback));

    /// <summary>With these addresses anybody's Microsoft account would do, and such an account may call itself by any mail address.</summary>
    public bool IsForOneOrganisation => !IsOn || !new Uri(Authority!).Segments.Any(segment => ForAnybody.Contains(segment.Trim('/'), StringComparer.OrdinalIgnoreCase));

    public bool HasClient => !IsOn || (ClientId.Length > 0 && ClientSecret.Length > 0);
}
