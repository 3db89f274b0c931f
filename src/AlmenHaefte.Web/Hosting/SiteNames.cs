using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Under which names the site answers: its own, and those of the machine for whoever is on it. No answer depends on the name, but nobody else's shall
/// lead here. The framework's <c>AllowedHosts</c> takes the place of this when it is set.
/// </summary>
internal static class SiteNames
{
    private const string Setting = "AllowedHosts";
    private const string Any = "*";

    public static void AddSiteNames(this WebApplicationBuilder builder) =>
        builder.Services.AddPrecaution<IConfiguration>(configuration => configuration[Setting]?.Contains(Any, StringComparison.Ordinal) != true,
            "AllowedHosts er *, så sitet svarer under alle navne – fjern indstillingen, så svarer det kun under navnet i Site:Address");

    public static void UseSiteNames(this WebApplication app)
    {
        if (app.Environment.IsDevelopment() || !string.IsNullOrEmpty(app.Configuration[Setting]) || app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Address is not { } address)
        {
            return;
        }
        List<StringSegment> names = [new Uri(address).IdnHost, "localhost", "127.0.0.1", "[::1]"];
        app.Use((context, next) =>
        {
            if (context.Request.Host is not { HasValue: true } host || HostString.MatchesAny(host.Host, names))
            {
                return next(context);
            }
            SecurityHeaders.Begin(context);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        });
    }
}
