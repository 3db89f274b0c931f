using System.Net;
using System.Net.Sockets;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>A site with a webinar on a real port, where every visitor has an address, and the warnings that it logs.</summary>
public sealed class ServedSite : WebinarSite
{
    public const string Webinar = "vaerksted";
    public const string FormAddress = $"/webinarer/{Webinar}/tilmelding";

    private readonly (string Key, string Value)[] settings;
    private readonly LogLines log = new();

    public ServedSite(params (string Key, string Value)[] settings)
    {
        this.settings = settings;
        Publish(Webinar);
        UseKestrel(0);
        StartServer();
    }

    public IEnumerable<string> Log => log;

    /// <summary>A browser, or a proxy, whose connection comes from this address of the machine.</summary>
    internal Visit From(string address, string? forwardedFor = null, string? scheme = null)
    {
        var connections = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            ConnectCallback = async (target, cancellation) =>
            {
                var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
                socket.Bind(new IPEndPoint(IPAddress.Parse(address), 0));
                await socket.ConnectAsync(IPAddress.Loopback, target.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };
        var browser = new HttpClient(connections) { BaseAddress = new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri };
        if (forwardedFor is not null)
        {
            browser.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);
        }

        if (scheme is not null)
        {
            browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", scheme);
        }

        return new Visit(browser);
    }

    /// <summary>Signs these people up by one form, one after the other; what each was answered.</summary>
    internal static async Task<IReadOnlyList<VisitedPage>> SignUpAsync(Visit visit, params IEnumerable<string> emails)
    {
        var form = await visit.OpenAsync(FormAddress);
        var answers = new List<VisitedPage>();
        foreach (var email in emails)
        {
            answers.Add(await visit.SendAsync(form, ("Name", "Åse Ærø"), ("Email", email), ("Organisation", "Søparken")));
        }

        return answers;
    }

    public async Task<List<SignUp>> RowsAsync()
    {
        await using var db = OpenDatabase();
        return await db.SignUps.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        foreach (var (key, value) in settings)
        {
            builder.UseSetting(key, value);
        }

        builder.UseSetting("Serilog:MinimumLevel:Default", "Warning");
        builder.ConfigureTestServices(services => services.AddSingleton<ILogEventSink>(log));
    }
}
