using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Newsroom;
using AlmenHaefte.Web.Newsroom.SignIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Hosting;

/// <summary>Who may come into the newsroom.</summary>
internal static class NewsroomRegistration
{
    private static readonly string Folder = Addresses.Newsroom[1..];

    public static void AddNewsroom(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<StaffRegister>();
        services.AddScoped<StaffSessions>();
        services.AddSingleton<NewsroomMenu>();
        services.AddAuthentication(SessionHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, configureOptions: null);
        services.AddAuthorization();
        if (!builder.Environment.IsDevelopment())
        {
            services.Configure<MvcOptions>(mvc => mvc.Conventions.Add(new WithoutTrials()));
        }
    }

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
