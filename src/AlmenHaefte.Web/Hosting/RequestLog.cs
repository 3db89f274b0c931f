using Serilog;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace AlmenHaefte.Web.Hosting;

/// <summary>One line per request: readable in Development, compact JSON in Production. Nothing a person typed, and no address that is a key.</summary>
internal static class RequestLog
{
    public static void AddRequestLog(this WebApplicationBuilder builder) => builder.Services.AddSerilog(log =>
    {
        log.MinimumLevel.Information()
            .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
            .MinimumLevel.Override("Microsoft.Hosting.Lifetime", LogEventLevel.Information)
            .Enrich.FromLogContext();
        if (builder.Environment.IsProduction())
        {
            log.WriteTo.Console(new RenderedCompactJsonFormatter());
        }
        else
        {
            log.WriteTo.Console(outputTemplate: "{Timestamp:HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}", formatProvider: System.Globalization.CultureInfo.InvariantCulture);
        }
        log.ReadFrom.Configuration(builder.Configuration);
    }, preserveStaticLogger: true);

    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.Logger = app.Services.GetRequiredService<Serilog.ILogger>();
        options.MessageTemplate = "{RequestMethod} {Address} {StatusCode} {Elapsed:0.0} ms";
        options.EnrichDiagnosticContext = (line, context) => line.Set("Address", AddressForLog(context));
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new LogEventProperty("RequestMethod", new ScalarValue(context.Request.Method)),
            new LogEventProperty("Address", new ScalarValue(AddressForLog(context))),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
    });

    /// <summary>The path of a page; of an address that holds a key, only its pattern.</summary>
    private static string AddressForLog(HttpContext context) =>
        context.GetEndpoint() is RouteEndpoint endpoint && endpoint.Metadata.GetMetadata<SecretAddressAttribute>() is not null
            ? "/" + endpoint.RoutePattern.RawText
            : context.Request.Path.Value ?? "";
}

/// <summary>The address of this action is a key to somebody's data: it is never written to the log.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class SecretAddressAttribute : Attribute;
