using System.Security.Cryptography;
using AlmenHaefte.Content;
using Microsoft.AspNetCore.DataProtection;

namespace AlmenHaefte.Web.Newsroom.Passkeys;

/// <summary>The challenge that a browser has not answered yet. It stays with that browser, sealed, for five minutes and for one answer.</summary>
public sealed class OpenChallenge(IDataProtectionProvider protection, IHostEnvironment environment)
{
    private const string CookieName = "udfordring";

    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private string Name => environment.IsDevelopment() ? CookieName : $"__Secure-{CookieName}";

    public void Keep(string purpose, string state, HttpContext http) => http.Response.Cookies.Append(Name, Sealer(purpose).Protect(state, Lifetime), Cookie());

    /// <returns>Null when there is none, it is for something else, or too old.</returns>
    public string? Take(string purpose, HttpContext http)
    {
        http.Response.Cookies.Delete(Name, Cookie());
        try
        {
            return http.Request.Cookies[Name] is { } text ? Sealer(purpose).Unprotect(text) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private ITimeLimitedDataProtector Sealer(string purpose) => protection.CreateProtector("AlmenHaefte.Challenge", purpose).ToTimeLimitedDataProtector();

    private CookieOptions Cookie() => new() { Path = Addresses.Newsroom, HttpOnly = true, Secure = !environment.IsDevelopment(), SameSite = SameSiteMode.Strict };
}
