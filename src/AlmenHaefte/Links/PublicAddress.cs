using System.Net;

namespace AlmenHaefte.Links;

/// <summary>
/// Which addresses on the net are the public's: only such a one is ever asked on behalf of what somebody wrote in a text. All that is not known to be
/// public is not (the registries of IANA for special purposes, RFC 6890).
/// </summary>
public static class PublicAddress
{
    private static readonly IPNetwork[] SpecialV4 =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>All that is given out to networks. What lies outside it is loopback, link-local, a site's own, multicast, IPv4 in another dress, or nobody's yet.</summary>
    private static readonly IPNetwork GivenOutV6 = IPNetwork.Parse("2000::/3");

    /// <summary>Within that: protocols' own (Teredo among them), examples, and 6to4, which wraps any IPv4 address.</summary>
    private static readonly IPNetwork[] SpecialV6 = [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20" }.Select(IPNetwork.Parse)];

    /// <summary>What a network without IPv4 writes for an IPv4 address (RFC 6052): as public as that.</summary>
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether it may be asked, at one of the ports where the web is.</summary>
    public static bool IsOfTheWeb(IPEndPoint place) => place.Port is 80 or 443 && Is(place.Address);

    public static bool Is(IPAddress address) =>
        // First: a network's own »contains« takes such an address for the one inside it.
        !address.IsIPv4MappedToIPv6 && IsInItsOwnDress(address);

    private static bool IsInItsOwnDress(IPAddress address) =>
        address.AddressFamily is System.Net.Sockets.AddressFamily.InterNetwork ? !Array.Exists(SpecialV4, network => network.Contains(address))
        : Translated.Contains(address) ? Is(new IPAddress(address.GetAddressBytes().AsSpan(12)))
        : GivenOutV6.Contains(address) && !Array.Exists(SpecialV6, network => network.Contains(address));
}
