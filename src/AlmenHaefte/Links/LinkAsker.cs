using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace AlmenHaefte.Links;

/// <summary>
/// Asks whether there is a page at an address, politely and without ever being led elsewhere than out on the public net: the name is looked up here, and the
/// connection goes to the very address that was looked at. Redirects are followed one by one, each looked at anew. No cookies, no proxy, nothing of a body is read.
/// </summary>
public sealed class LinkAsker : IDisposable
{
    private const int MostRedirects = 5;
    private const int MostHeaderKilobytes = 32;

    /// <summary>For one request, the name looked up and the connection made.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Func<IPEndPoint, bool> mayAsk;
    private readonly TimeSpan pause;
    private readonly HttpClient client;
    private readonly Dictionary<string, long> lastAsked = new(StringComparer.OrdinalIgnoreCase);
    private readonly SemaphoreSlim turn = new(1);

    /// <param name="name">What it calls itself: who asks, and where one can read who that is.</param>
    /// <param name="mayAsk">What may be connected to; see <see cref="PublicAddress.IsOfTheWeb"/>.</param>
    /// <param name="pause">The least time between two requests to one host.</param>
    public LinkAsker(string name, Func<IPEndPoint, bool> mayAsk, TimeSpan pause)
    {
        (this.mayAsk, this.pause) = (mayAsk, pause);
        client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxResponseHeadersLength = MostHeaderKilobytes,
            MaxResponseDrainSize = 0,
            PooledConnectionLifetime = TimeSpan.Zero,
            ActivityHeadersPropagator = null,
            ConnectCallback = ConnectAsync,
            // A certificate may name places to fetch others from, and these may be anywhere.
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = new X509ChainPolicy { DisableCertificateDownloads = true, RevocationMode = X509RevocationMode.NoCheck } },
        })
        { Timeout = Timeout.InfiniteTimeSpan };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(name);
        client.DefaultRequestHeaders.Accept.ParseAdd("*/*");
    }

    public void Dispose()
    {
        client.Dispose();
        turn.Dispose();
    }

    /// <summary>One at a time, whoever asks.</summary>
    public async Task<LinkAnswer> AskAsync(string address, CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        try
        {
            return await FollowAsync(address, cancellation);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new LinkAnswer(LinkOutcome.TimedOut);
        }
        catch (HttpRequestException failure)
        {
            return new LinkAnswer(OutcomeOf(failure));
        }
        finally
        {
            turn.Release();
        }
    }

    private async Task<LinkAnswer> FollowAsync(string address, CancellationToken cancellation)
    {
        var next = Uri.TryCreate(address, UriKind.Absolute, out var first) ? first : null;
        for (var redirects = 0; redirects <= MostRedirects; redirects++)
        {
            if (next is not { IsAbsoluteUri: true, Scheme: "http" or "https", UserInfo: "" })
            {
                return new LinkAnswer(LinkOutcome.NotPublic);
            }
            var (status, location) = await AskOnceAsync(HttpMethod.Head, next, cancellation);
            // Not every server knows HEAD; some say so, others answer anything.
            if (status >= 400 && status is not (401 or 429))
            {
                (status, location) = await AskOnceAsync(HttpMethod.Get, next, cancellation);
            }
            if (status is < 300 or >= 400 or 304 || location is null)
            {
                return new LinkAnswer(OutcomeOf(status), status);
            }
            next = Uri.TryCreate(next, location, out var further) ? further : null;
        }
        return new LinkAnswer(LinkOutcome.TooManyRedirects);
    }

    private async Task<(int Status, Uri? Location)> AskOnceAsync(HttpMethod method, Uri address, CancellationToken cancellation)
    {
        await WaitForAsync(address.IdnHost, cancellation);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(Patience);
        using var request = new HttpRequestMessage(method, address);
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        return ((int)answer.StatusCode, answer.Headers.Location);
    }

    private async Task WaitForAsync(string host, CancellationToken cancellation)
    {
        if (lastAsked.TryGetValue(host, out var before) && pause - System.Diagnostics.Stopwatch.GetElapsedTime(before) is { Ticks: > 0 } rest)
        {
            await Task.Delay(rest, cancellation);
        }
        lastAsked[host] = System.Diagnostics.Stopwatch.GetTimestamp();
    }

    /// <summary>The name is looked up once, and what it was found to be is what is connected to.</summary>
    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var written) ? [written] : await Dns.GetHostAddressesAsync(host, cancellation);
        List<IPEndPoint> places = [.. addresses.Select(address => new IPEndPoint(address, context.DnsEndPoint.Port))];
        List<IPEndPoint> allowed = [.. places.Where(mayAsk)];
        for (var at = 0; at < allowed.Count; at++)
        {
            var socket = new Socket(allowed[at].AddressFamily, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(allowed[at], cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch (SocketException) when (at < allowed.Count - 1)
            {
                socket.Dispose();
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        }
        throw places.Count == 0 ? new SocketException((int)SocketError.HostNotFound) : new NotPublicException();
    }

    private static LinkOutcome OutcomeOf(int status) => status switch
    {
        >= 200 and < 300 => LinkOutcome.Fine,
        404 or 410 => LinkOutcome.Gone,
        401 or 403 or 429 or >= 600 => LinkOutcome.ClosedToUs,
        408 => LinkOutcome.TimedOut,
        >= 500 => LinkOutcome.ServerTrouble,
        _ => LinkOutcome.Refused,
    };

    /// <summary>Where our own net or its list of names does not answer, nothing is said of theirs.</summary>
    private static LinkOutcome OutcomeOf(HttpRequestException failure) => failure switch
    {
        { InnerException: NotPublicException } => LinkOutcome.NotPublic,
        { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound or SocketError.NoData } } => LinkOutcome.NoSuchHost,
        { InnerException: SocketException { SocketErrorCode: SocketError.TryAgain or SocketError.NetworkUnreachable or SocketError.HostUnreachable or SocketError.TimedOut } } => LinkOutcome.TimedOut,
        { HttpRequestError: HttpRequestError.SecureConnectionError } or { InnerException: AuthenticationException } => LinkOutcome.NotSecure,
        _ => LinkOutcome.NoConnection,
    };

    private sealed class NotPublicException : Exception;
}
