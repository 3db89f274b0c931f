using System.Net;

namespace AlmenHaefte.Web.Hosting;

/// <summary>The section <c>Proxy</c>.</summary>
public sealed class ProxyOptions
{
    private const string Direct = "direct";

    /// <summary>
    /// The reverse proxies whose word on who is asking is believed: addresses or networks, with commas between them or as a list; or <c>direct</c>.
    /// As it was written, so that what is wrong with it is told in one line when the site starts.
    /// </summary>
    public IReadOnlyList<string> Known { get; set; } = [];

    /// <summary>Said to have no proxy before it: then nobody is believed, and nobody is missed.</summary>
    public bool IsDirect => Known is [var word] && word.Equals(Direct, StringComparison.OrdinalIgnoreCase);

    public bool IsReadable => IsDirect || Known.All(known => NetworkIn(known) is not null);

    public IReadOnlyList<IPNetwork> Networks => IsDirect ? [] : [.. Known.Select(known => NetworkIn(known)!.Value)];

    public bool Knows(IPAddress address) =>
        Networks.Any(network => network.Contains(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address));

    private static IPNetwork? NetworkIn(string text) =>
        text.Contains('/', StringComparison.Ordinal) ? IPNetwork.TryParse(text, out var network) ? network : null
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, address.GetAddressBytes().Length * 8)
        : null;
}
