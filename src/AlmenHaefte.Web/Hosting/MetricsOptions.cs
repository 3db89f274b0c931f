using System.Globalization;

namespace AlmenHaefte.Web.Hosting;

/// <summary>The section <c>Metrics</c>. Everything as it was written, so that what is wrong with it is told in one line when the site starts.</summary>
public sealed class MetricsOptions
{
    private const int Longest = 3600;

    /// <summary>The whole address at which a collector takes OTLP over HTTP; without one nothing is measured for anybody.</summary>
    public string? Endpoint { get; init; }

    /// <summary>How often it is told.</summary>
    public string Seconds { get; init; } = "60";

    public bool IsOn => !string.IsNullOrWhiteSpace(Endpoint);

    public bool IsEndpointAnAddress => !IsOn || (Uri.TryCreate(Endpoint, UriKind.Absolute, out var address) && address.Scheme is "https" or "http");

    /// <summary>How many sign up is nobody else's business; the key to a collector is not either.</summary>
    public bool IsEndpointSafe => !IsOn || !IsEndpointAnAddress || Address is { Scheme: "https" } or { IsLoopback: true };

    public bool AreSecondsANumber => int.TryParse(Seconds, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= Longest;

    internal Uri Address => new(Endpoint!);

    /// <summary>In milliseconds.</summary>
    internal int Interval => 1000 * int.Parse(Seconds, CultureInfo.InvariantCulture);
}
