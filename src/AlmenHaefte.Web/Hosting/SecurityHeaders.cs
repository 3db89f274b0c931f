using AlmenHaefte.Web.Shared;
using Microsoft.Extensions.Primitives;

namespace AlmenHaefte.Web.Hosting;

/// <summary>What every answer tells the browser, errors included: nothing from elsewhere, no frames, no sniffing, no features.</summary>
internal static class SecurityHeaders
{
    private const string NoFeatures = "accelerometer=(), autoplay=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=()";

    private static readonly KeyValuePair<string, StringValues>[] Always =
    [
        new("Content-Security-Policy", ContentPolicy.Usual),
        new("X-Content-Type-Options", "nosniff"),
        new("Referrer-Policy", "strict-origin-when-cross-origin"),
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Cross-Origin-Embedder-Policy", "require-corp"),
        new("Permissions-Policy", NoFeatures),
    ];

    private static readonly KeyValuePair<string, StringValues>[] AlwaysOverHttps = [.. Always, new("Strict-Transport-Security", "max-age=63072000; includeSubDomains")];

    /// <summary>Set at the last moment: the page for an unforeseen failure begins by clearing what was set before it. What a page has set itself stands.</summary>
    public static void UseSecurityHeaders(this WebApplication app) => app.Use((context, next) =>
    {
        context.Response.OnStarting(() =>
        {
            foreach (var (name, value) in For(context.Request))
            {
                context.Response.Headers.TryAdd(name, value);
            }
            return Task.CompletedTask;
        });
        return next(context);
    });

    /// <summary>For an answer that has no headers yet. What is set after it stands.</summary>
    public static void Begin(HttpContext context)
    {
        var headers = context.Response.Headers;
        foreach (var (name, value) in For(context.Request))
        {
            headers[name] = value;
        }
    }

    private static KeyValuePair<string, StringValues>[] For(HttpRequest request) => request.IsHttps ? AlwaysOverHttps : Always;
}
