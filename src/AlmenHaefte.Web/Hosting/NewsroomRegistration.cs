using AlmenHaefte.Content;
using AlmenHaefte.Health;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Newsroom;
using AlmenHaefte.Web.Newsroom.Passkeys;
using AlmenHaefte.Web.Newsroom.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Who may come into the newsroom.</summary>
internal static class NewsroomRegistration
{
    /// <summary>As WebAuthn writes it. The device must make sure who holds it, and remember whose key it is.</summary>
    private const string Required = "required";

    private static readonly string Folder = Addresses.Newsroom[1..];

    public static void AddNewsroom(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<StaffRegister>();
        services.AddScoped<StaffKeys>();
        services.AddScoped<StaffSessions>();
        services.AddSingleton<NewsroomMenu>();
        services.AddScoped<HealthReports>();
        services.AddAuthentication(SessionHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, configureOptions: null);
        services.AddAuthorization();
        AddPasskeys(services);
        AddSecondDoor(builder);
        if (!builder.Environment.IsDevelopment())
        {
            services.Configure<MvcOptions>(mvc => mvc.Conventions.Add(new Without<TrialSignInsController>()));
        }
    }

    /// <summary>Of the framework's Identity only what makes and checks passkeys: there are no passwords, and the people are our own.</summary>
    private static void AddPasskeys(IServiceCollection services)
    {
        services.AddIdentityCore<StaffMember>();
        services.AddScoped<IUserStore<StaffMember>, PasskeyStore>();
        services.AddScoped<IPasskeyHandler<StaffMember>, PasskeyHandler<StaffMember>>();
        services.AddSingleton<OpenChallenge>();
        services.AddScoped<PasskeyDoor>();
        services.AddOptions<IdentityPasskeyOptions>().Configure<SiteAddress>((passkeys, address) =>
        {
            passkeys.ServerDomain = address.Host;
            passkeys.UserVerificationRequirement = Required;
            passkeys.ResidentKeyRequirement = Required;
            passkeys.ValidateOrigin = context => ValueTask.FromResult(IsOurs(context, address));
        });
    }

    /// <summary>Only what is set at the start counts: without a provider the site has no such addresses.</summary>
    private static void AddSecondDoor(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddOptions<OpenIdOptions>().BindConfiguration(OpenIdOptions.Section)
            .Validate(door => door.IsAuthorityReadable, "Newsroom:OpenId:Authority skal være en hel adresse med https, fx https://login.microsoftonline.com/<lejer>/v2.0")
            .Validate(door => !door.IsAuthorityReadable || door.IsForOneOrganisation, "Newsroom:OpenId:Authority skal nævne jeres egen lejer: common, organizations og consumers slipper alle ind")
            .Validate(door => door.HasClient, "Newsroom:OpenId:ClientId og Newsroom:OpenId:ClientSecret mangler: tag dem fra registreringen hos udbyderen")
            .ValidateOnStart();
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<OpenIdOptions>>().Value is { IsOn: true } door ? new SecondDoor(door.Name) : new SecondDoor(null));
        if (!new OpenIdOptions { Authority = builder.Configuration[OpenIdOptions.Section + ":Authority"] }.IsOn)
        {
            services.Configure<MvcOptions>(mvc => mvc.Conventions.Add(new Without<SecondDoorController>()));
            return;
        }
        services.AddAuthentication().AddOpenIdConnect(SecondDoor.Scheme, _ => { });
        services.AddOptions<OpenIdConnectOptions>(SecondDoor.Scheme).Configure<IOptions<OpenIdOptions>, SiteAddress>((door, settings, address) => OpenIdDoor.Configure(door, settings.Value, address));
    }

    /// <summary>The page that asked the device was one of ours, by its public address and not by what the request says.</summary>
    private static bool IsOurs(PasskeyOriginValidationContext asked, SiteAddress address) =>
        !asked.CrossOrigin && Uri.TryCreate(asked.Origin, UriKind.Absolute, out var origin) && origin.IdnHost == address.Host && (origin.Scheme == Uri.UriSchemeHttps || origin.IsLoopback);

    /// <summary>
    /// Everything with an address in the newsroom needs a signed-in person, whether whoever wrote it thought of that or not. Only what says
    /// itself that it is for anybody (<see cref="AllowAnonymousAttribute"/>) is open: the door.
    /// </summary>
    public static void GuardNewsroom(this IEndpointConventionBuilder endpoints) => endpoints.Add(endpoint =>
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } address } && IsInNewsroom(address))
        {
            endpoint.Metadata.Add(new AuthorizeAttribute());
        }
    });

    /// <summary>Nothing of the newsroom is kept by a browser or a proxy, found by a search engine or told to another site, errors included.</summary>
    public static void UseNewsroomSecrecy(this WebApplication app) => app.Use((context, next) =>
    {
        if (context.Request.Path.StartsWithSegments(Addresses.Newsroom, StringComparison.OrdinalIgnoreCase))
        {
            context.Response.OnStarting(() =>
            {
                var headers = context.Response.Headers;
                headers.CacheControl = "no-store";
                headers["X-Robots-Tag"] = "noindex";
                headers.TryAdd("Referrer-Policy", "same-origin");
                return Task.CompletedTask;
            });
        }
        return next(context);
    });

    private static bool IsInNewsroom(string address)
    {
        var path = address.TrimStart('/');
        return path.StartsWith(Folder, StringComparison.OrdinalIgnoreCase) && (path.Length == Folder.Length || path[Folder.Length] == '/');
    }
}
