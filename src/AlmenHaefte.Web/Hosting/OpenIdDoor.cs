using System.Security.Claims;
using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Newsroom;
using AlmenHaefte.Web.Newsroom.SignIn;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// The second door. The provider says which mail address somebody has; whether that is somebody on the staff, and as what, only the
/// register says. Authorization code with PKCE; nothing of the provider's is kept.
/// </summary>
internal static class OpenIdDoor
{
    public static void Configure(OpenIdConnectOptions door, OpenIdOptions settings, SiteAddress address)
    {
        door.Authority = settings.Authority;
        door.ClientId = settings.ClientId;
        door.ClientSecret = settings.ClientSecret;
        door.RequireHttpsMetadata = !new Uri(settings.Authority!).IsLoopback;
        door.ResponseType = OpenIdConnectResponseType.Code;
        // The answer comes by a link and not by a form of the provider's, so that our cookies need not follow forms from elsewhere.
        door.ResponseMode = OpenIdConnectResponseMode.Query;
        door.CorrelationCookie.SameSite = door.NonceCookie.SameSite = SameSiteMode.Lax;
        door.CallbackPath = Addresses.SecondDoorAnswer;
        door.Scope.Clear();
        foreach (var scope in new[] { "openid", "profile", "email" })
        {
            door.Scope.Add(scope);
        }
        door.MapInboundClaims = false;
        door.DisableTelemetry = true;
        // The provider's clock is the real one, whatever the site's is set to.
        door.TimeProvider = TimeProvider.System;
        door.Events.OnRedirectToIdentityProvider = context =>
        {
            context.ProtocolMessage.RedirectUri = address.Of(Addresses.SecondDoorAnswer);
            return Task.CompletedTask;
        };
        door.Events.OnTicketReceived = context => EnterAsync(context, settings.MailClaim);
        door.Events.OnRemoteFailure = context => BackAsync(context, SecondDoor.Failed);
    }

    private static async Task EnterAsync(TicketReceivedContext context, string mailClaim)
    {
        var services = context.HttpContext.RequestServices;
        if (MailOf(context.Principal!, mailClaim) is not { } mail
            || await services.GetRequiredService<StaffRegister>().EnterByAccountAsync(mail, NameOf(context.Principal!), context.HttpContext.RequestAborted) is not { } member)
        {
            await BackAsync(context, SecondDoor.Unknown);
            return;
        }
        await context.HttpContext.SignInAsync(SessionHandler.SchemeName, SignedIn.PrincipalOf(member));
        context.Response.Redirect(Destination.Of(context.ReturnUri));
        context.HandleResponse();
    }

    private static Task BackAsync<TOptions>(HandleRequestContext<TOptions> context, string outcome) where TOptions : AuthenticationSchemeOptions
    {
        context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(OpenIdDoor)).LogWarning("An account that was shown at the door opens nothing: {Outcome}", outcome);
        context.Response.Redirect($"{Addresses.NewsroomSignIn}?{SecondDoor.Outcome}={outcome}");
        context.HandleResponse();
        return Task.CompletedTask;
    }

    /// <summary>Null when the provider gives none, or says that it has not made sure of it.</summary>
    private static EmailAddress? MailOf(ClaimsPrincipal person, string claim) =>
        !string.Equals(person.FindFirstValue("email_verified"), "false", StringComparison.OrdinalIgnoreCase) && EmailAddress.Check(person.FindFirstValue(claim)) is Checked<EmailAddress>.Accepted(var mail) ? mail : null;

    private static PersonName? NameOf(ClaimsPrincipal person) => PersonName.Check(person.FindFirstValue("name")) is Checked<PersonName>.Accepted(var name) ? name : null;
}
