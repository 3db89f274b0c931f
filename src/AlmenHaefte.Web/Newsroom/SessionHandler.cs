using System.Security.Claims;
using System.Text.Encodings.Web;
using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Time;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Newsroom;

/// <summary>
/// Knows who is signed in by a cookie that holds nothing but the key to a <see cref="StaffSession"/>. The cookie goes to the newsroom
/// alone, so that no page for readers can come to depend on it, and each sign-in makes a new one.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, SiteClock clock, IHostEnvironment environment)
    : SignInAuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>The name that Identity signs in by.</summary>
    public static readonly string SchemeName = IdentityConstants.ApplicationScheme;

    private bool IsSecure => !environment.IsDevelopment();

    /// <summary>Browsers take a cookie with this prefix only over TLS (RFC 6265bis § 4.1.3); the other prefix would not let it keep to the newsroom.</summary>
    private string CookieName => IsSecure ? "__Secure-redaktion" : "redaktion";

    /// <summary>Asked for only when there is a key to look up: this handler is made at every request, readers' too.</summary>
    private StaffSessions Sessions => Context.RequestServices.GetRequiredService<StaffSessions>();

    private SecretKey? Key => Request.Path.StartsWithSegments(Addresses.Newsroom, StringComparison.OrdinalIgnoreCase) && Request.Cookies[CookieName] is { Length: > 0 } text ? new SecretKey(text) : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Key is not { } key ? AuthenticateResult.NoResult()
        : await Sessions.FindAsync(key, clock.GetUtcNow(), Context.RequestAborted) is not { } session ? AuthenticateResult.Fail("The session is over.")
        : AuthenticateResult.Success(new AuthenticationTicket(SignedIn.PrincipalOf(session.StaffMember, session), SchemeName));

    protected override async Task HandleSignInAsync(ClaimsPrincipal user, AuthenticationProperties? properties)
    {
        await CloseAsync();
        var key = await Sessions.OpenAsync(SignedIn.IdIn(user), Device.Of(Request.Headers.UserAgent.ToString()), clock.GetUtcNow(), Context.RequestAborted);
        Response.Cookies.Append(CookieName, key.Text, Cookie());
        Logger.LogInformation("{Member} of the staff came in by {Address}", SignedIn.IdIn(user), Request.Path);
    }

    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        await CloseAsync();
        Response.Cookies.Delete(CookieName, Cookie());
        // Its pages are kept nowhere; this is for a browser that has kept one all the same. Cookies would go for the whole domain, and storage has texts that never reached us.
        Response.Headers["Clear-Site-Data"] = "\"cache\"";
    }

    /// <summary>Who asks for a page is shown where to sign in; who sends something is told that it was not taken.</summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (HttpMethods.IsGet(Request.Method) || HttpMethods.IsHead(Request.Method))
        {
            Response.Redirect(Addresses.SignInFor(Request.Path + Request.QueryString));
        }
        else
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        return Task.CompletedTask;
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }

    private Task CloseAsync() => Key is { } key ? Sessions.CloseAsync(key, Context.RequestAborted) : Task.CompletedTask;

    /// <summary>Lax, so that a link to the newsroom in a mail works: whatever changes something is a POST with an antiforgery token besides.</summary>
    private CookieOptions Cookie() => new() { Path = Addresses.Newsroom, HttpOnly = true, Secure = IsSecure, SameSite = SameSiteMode.Lax };
}
