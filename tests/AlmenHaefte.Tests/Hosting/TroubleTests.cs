using System.Diagnostics;
using System.Net.Sockets;
using AlmenHaefte.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>What runs by itself fails, and the site goes on.</summary>
public sealed class TroubleTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly TestDatabase database = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private (string Key, string Value)[] Settings => [("Site:Address", SiteFactory.Address), ("Data:Root", database.Folder)];

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Fact]
    public async Task A_round_that_fails_shows_at_health_and_the_pages_are_there()
    {
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlAsync($"ALTER TABLE Remarks RENAME TO Elsewhere", Cancellation);
        }
        database.Stop();
        using var site = SiteProcess.Start("Production", Settings);
        using var visitor = await site.VisitorAsync(Cancellation);

        await IsDegradedAsync(visitor);

        Assert.Contains("Bygherre", await visitor.GetStringAsync("/om", Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_log_that_cannot_be_written_shows_at_health_and_the_pages_are_there()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a disk that is always full.");
        database.Stop();
        var socket = Path.Combine(database.Folder, "s");
        using var site = SiteProcess.StartWithFullLog(socket, Settings);
        using var visitor = VisitorAt(socket);

        await IsDegradedAsync(visitor);

        Assert.Contains("Bygherre", await visitor.GetStringAsync("/om", Cancellation), StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Reads pages meanwhile: those that are sent from memory are what the log is of.</summary>
    private static async Task IsDegradedAsync(HttpClient visitor)
    {
        for (var waited = Stopwatch.StartNew(); await HealthAsync(visitor) != "Degraded"; await Task.Delay(50, Cancellation))
        {
            Assert.True(waited.Elapsed < Patience, $"The health is {await HealthAsync(visitor)}");
        }
    }

    private static async Task<string> HealthAsync(HttpClient visitor)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/om") { Headers = { { "Accept-Encoding", "br" } } };
            using var page = await visitor.SendAsync(request, Cancellation);
            return await visitor.GetStringAsync("/health/ready", Cancellation);
        }
        catch (HttpRequestException nobody)
        {
            return nobody.Message;
        }
    }

    private static HttpClient VisitorAt(string socket) => new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellation) =>
        {
            var line = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await line.ConnectAsync(new UnixDomainSocketEndPoint(socket), cancellation);
            return new NetworkStream(line, ownsSocket: true);
        },
    })
    { BaseAddress = new Uri("http://localhost") };
}
