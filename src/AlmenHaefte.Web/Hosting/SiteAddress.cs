using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>The site's public address. Never taken from a request: its Host header is whatever the sender likes.</summary>
public sealed class SiteAddress(IOptions<SiteOptions> options, IServer server)
{
    private Uri Root => new(options.Value.Address ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost:5000");

    /// <summary>The site's name in the domain name system, ASCII only. A site that has none, since it listens on a number, is localhost.</summary>
    public string Host => Root.HostNameType is UriHostNameType.Dns ? Root.IdnHost : "localhost";

    /// <summary>The whole address of a path on the site.</summary>
    public string Of(string path) => new Uri(Root, path).AbsoluteUri;
}
