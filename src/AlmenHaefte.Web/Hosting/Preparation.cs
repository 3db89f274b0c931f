using System.Runtime.CompilerServices;
using AlmenHaefte.Mailing;
using AlmenHaefte.Time;

namespace AlmenHaefte.Web.Hosting;

internal static class Preparation
{
    /// <summary>Begins to read the content, and says what whoever runs the site should know.</summary>
    public static void PrepareToServe(this WebApplication app)
    {
        var services = app.Services;
        if (services.GetRequiredService<SiteClock>().StartsAt is { } start)
        {
            app.Logger.LogWarning("The site's clock is set: it started at {Start} and is not the real time", start);
        }
        KnowDanishTime();
        // Settings that cannot be right are refused before anything else is done.
        services.GetRequiredService<IMailTransport>();
        services.GetRequiredService<ContentStart>().Begin();
    }

    /// <summary>Fails now rather than in the middle of a page when the machine knows neither the zone nor the language.</summary>
    public static void KnowDanishTime() => RuntimeHelpers.RunClassConstructor(typeof(DanishTime).TypeHandle);
}
