using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Who is asking, and over what: the known proxies are believed, and nobody else. A proxy that nobody declared, or one that does not say
/// whom it speaks for, leaves the client unknown; then no limit on clients holds, for it would lock everybody out at once.
/// </summary>
internal static class Proxies
{
    private const string Client = "X-Forwarded-For";

    public static void AddProxies(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<ProxyOptions>()
            .Configure<IConfiguration>((proxies, configuration) => proxies.Known = Written(configuration.GetSection("Proxy:Known")))
            .Validate(proxies => proxies.IsReadable, "Proxy:Known skal være IP-adresser eller netværk med komma imellem, fx 127.0.0.1, 10.0.0.0/24")
            .ValidateOnStart();
        builder.Services.AddPrecaution<IOptions<ProxyOptions>>(proxies => proxies.Value.Known.Count > 0, "Proxy:Known er ikke sat, så bag en proxy ligner alle gæster én – skriv proxyens adresse, eller direct når der ingen er");
    }

    public static void UseKnownProxies(this WebApplication app)
    {
        var proxies = app.Services.GetRequiredService<IOptions<ProxyOptions>>().Value;
        var hasWarned = 0;
        app.Use((context, next) =>
        {
            if (context.Connection.RemoteIpAddress is { } sender && DoubtAbout(sender, context.Request.Headers.ContainsKey(Client), proxies) is { } doubt)
            {
                context.Connection.RemoteIpAddress = null;
                // Whoever looks after the health asks from the machine itself, past the proxy.
                if (!context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) && Interlocked.Exchange(ref hasWarned, 1) == 0)
                {
                    app.Logger.LogWarning("{Doubt}; until then sign-ups are not limited for each client", doubt);
                }
            }

            return next(context);
        });
        if (proxies.Networks.Count > 0)
        {
            app.UseForwardedHeaders(Believing(proxies));
        }
    }

    /// <summary>Why it cannot be told who is behind the connection, and the remedy; null when it can.</summary>
    private static string? DoubtAbout(IPAddress sender, bool namesClient, ProxyOptions proxies) =>
        proxies.IsDirect ? null
        : proxies.Known.Count == 0
            ? namesClient && IPAddress.IsLoopback(sender) ? "A proxy on this machine is not declared: set Proxy:Known to its address" : null
            : !namesClient && proxies.Knows(sender) ? "A known proxy sent no X-Forwarded-For: let it do so" : null;

    private static ForwardedHeadersOptions Believing(ProxyOptions proxies)
    {
        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto,
            // One proxy adds one address, the last; the others are whatever the client likes.
            ForwardLimit = proxies.Known.Count,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in proxies.Networks)
        {
            options.KnownIPNetworks.Add(network);
        }

        return options;
    }

    private static List<string> Written(IConfigurationSection section) =>
    [
        .. section.GetChildren().Select(entry => entry.Value).Prepend(section.Value)
            .SelectMany(text => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)),
    ];
}
