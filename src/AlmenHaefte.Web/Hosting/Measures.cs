using AlmenHaefte.Web.Shared;
using Microsoft.Extensions.Options;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Tells a collector how the site is doing, if the settings name one; else nobody listens to what is counted, and nothing here is there. The one place that knows
/// the packages that do it.
/// </summary>
internal static class Measures
{
    private const string Section = "Metrics";

    /// <summary>A collector that does not answer must not hold up the end of the site. Milliseconds.</summary>
    private const int Patience = 3000;

    /// <summary>Of the framework's own meters those that say how many, how long and how much, and no more than a page's pattern of what was asked for.</summary>
    private static readonly string[] Meters = ["Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", SiteMeter.Name];

    public static void AddMeasures(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<SiteMeter>();
        services.AddOptions<MetricsOptions>().BindConfiguration(Section)
            .Validate(metrics => metrics.IsEndpointAnAddress, "Metrics:Endpoint skal være en hel adresse, fx http://127.0.0.1:4318/v1/metrics")
            .Validate(metrics => metrics.IsEndpointSafe, "Metrics:Endpoint må kun være http på samme maskine (localhost); ellers https")
            .Validate(metrics => metrics.AreSecondsANumber, "Metrics:Seconds skal være et helt tal fra 1 til 3600")
            .ValidateOnStart();
        if (builder.Configuration.GetSection(Section).Get<MetricsOptions>() is not { IsOn: true })
        {
            return;
        }
        services.AddHostedService<SiteGauges>();
        services.AddOpenTelemetry()
            .ConfigureResource(site => site.AddService("almenhaefte", serviceVersion: typeof(Measures).Assembly.GetName().Version?.ToString(), autoGenerateServiceInstanceId: false))
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddReader(provider => Sender(provider.GetRequiredService<IOptions<MetricsOptions>>().Value)));
    }

    private static PeriodicExportingMetricReader Sender(MetricsOptions settings)
    {
        var collector = new OtlpExporterOptions { Protocol = OtlpExportProtocol.HttpProtobuf, Endpoint = settings.Address, TimeoutMilliseconds = Patience };
        return new PeriodicExportingMetricReader(new OtlpMetricExporter(collector), settings.Interval, Patience);
    }
}
