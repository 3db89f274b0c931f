using AlmenHaefte.Content;
using AlmenHaefte.Web.Shared;
using Serilog;
using Serilog.AspNetCore;
using Serilog.Context;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace AlmenHaefte.Web.Hosting;

/// <summary>One line per request: readable in Development, compact JSON in Production. Nothing a person typed, and no address that is a key.</summary>
internal static class RequestLog
{
    private const int LongestName = 100;

    /// <summary>The names of pages are in small letters.</summary>
    private const int LongestMixedName = 20;
    private const string Hidden = "…";

    private static readonly HashSet<string> NamesBeforeKeys = new(StringComparer.OrdinalIgnoreCase) { "tilmelding", "deltag", "samtykke", "link" };

    public static void AddRequestLog(this WebApplicationBuilder builder) => builder.Services.AddSerilog((services, log) =>
    {
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            // Else the framework traces every request, though nobody follows the trace: a tenth of what a page from memory costs.
            .MinimumLevel.Override("Microsoft.AspNetCore.Hosting.Diagnostics", LevelAlias.Off)
            .Enrich.FromLogContext()
            .Enrich.With<WithoutRequestPath>();
        if (builder.Environment.IsProduction())
        {
            log.WriteTo.Console(new RenderedCompactJsonFormatter());
        }
        else
        {
            log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }
        log.ReadFrom.Configuration(builder.Configuration).ReadFrom.Services(services);
    }, preserveStaticLogger: true);

    public static void UseRequestLog(this WebApplication app)
    {
        app.Use(WithIdAsync);
        app.UseSerilogRequestLogging(options => Describe(options, app.Services.GetRequiredService<Serilog.ILogger>()));
    }

    /// <summary>The lines of one request can be told from those of others.</summary>
    private static async Task WithIdAsync(HttpContext context, RequestDelegate next)
    {
        using (LogContext.PushProperty("RequestId", context.TraceIdentifier))
        {
            await next(context);
        }
    }

    private static void Describe(RequestLoggingOptions options, Serilog.ILogger log)
    {
        options.Logger = log;
        options.MessageTemplate = "{RequestMethod} {Address} {StatusCode} {Elapsed:0.0} ms";
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new LogEventProperty("Address", new ScalarValue(AddressForLog(context))),
            new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
    }

    /// <summary>The path of a page; of an address that holds a key, only its pattern.</summary>
    private static string AddressForLog(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<KeyInAddressAttribute>() is not null
            ? "/" + endpoint.RoutePattern.RawText
            : WithoutKeys(context.Request.Path.Value ?? "");

    /// <summary>
    /// An error has no endpoint by now, and a mangled address never had one. No page has a name as long as a sealed key, and what comes after
    /// the name of an address with a key may be that key, wherever in the address a mail program has put it.
    /// </summary>
    private static string WithoutKeys(string path)
    {
        if (string.Equals(path, Addresses.SendLink, StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }

        var names = path.Split('/');
        var beforeKey = Array.FindIndex(names, name => NamesBeforeKeys.Contains(name));
        return string.Join('/', beforeKey < 0 || beforeKey == names.Length - 1 ? names.Select(WithoutKey) : [.. names[..beforeKey].Select(WithoutKey), names[beforeKey], Hidden]);
    }

    private static string WithoutKey(string name) =>
        name.Length > LongestName || (name.Length > LongestMixedName && name.Any(letter => letter == '%' || char.IsAsciiLetterUpper(letter))) ? Hidden : name;
}

/// <summary>The framework puts the whole path on every line written during a request; the request's own line has what may be told.</summary>
internal sealed class WithoutRequestPath : ILogEventEnricher
{
    public void Enrich(LogEvent logEvent, ILogEventPropertyFactory propertyFactory) => logEvent.RemovePropertyIfPresent("RequestPath");
}
