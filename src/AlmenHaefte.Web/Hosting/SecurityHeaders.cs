using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Hosting;

/// <summary>What every answer tells the browser, errors included: nothing from elsewhere, no frames, no sniffing, no features.</summary>
internal static class SecurityHeaders
{
    private const string NoFeatures = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    /// <summary>Set at the last moment: the page for an unforeseen failure begins by clearing what was set before it. What a page has set itself stands.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers, context.Request.IsHttps);
            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(IHeaderDictionary headers, bool isHttps)
    {
        headers.TryAdd("Content-Security-Policy", ContentPolicy.Usual);
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("Referrer-Policy", "strict-origin-when-cross-origin");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Embedder-Policy", "require-corp");
        headers.TryAdd("Permissions-Policy", NoFeatures);
        if (isHttps)
        {
            headers.TryAdd("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        }
    }
}
