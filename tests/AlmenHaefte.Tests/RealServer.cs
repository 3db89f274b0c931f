using System.Net.Sockets;
using System.Text;

namespace AlmenHaefte.Tests;

/// <summary>The site on a real port, for what only shows on the wire.</summary>
public class RealServer : SiteFactory
{
    public RealServer()
    {
        UseKestrel(0);
        ClientOptions.AllowAutoRedirect = false;
        StartServer();
    }

    /// <summary>Where it listens; the browser's word for this machine, so that it counts as a safe place.</summary>
    public Uri Root => new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;

    /// <summary>Sends an address exactly as written, which an HTTP client would tidy up first; answers with everything that came back.</summary>
    public async Task<string> SendAsWrittenAsync(string address, CancellationToken cancellation)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("localhost", Root.Port, cancellation);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes($"GET {address} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"), cancellation);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellation);
    }
}
