using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Web.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;

namespace AlmenHaefte.Tests.Hosting;

public sealed class MeasuresTests
{
    private const string Webinar = "lancering-strategiske-partnerskaber";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_collector_is_told_how_much_there_is_of_everything_and_of_nobody()
    {
        await using var collector = await Collector.StartAsync();
        using var site = SiteProcess.Start(
            "Production",
            ("Site:Address", SiteFactory.Address), ("Site:Clock", "2022-03-28T09:00+02:00"), ("SignUp:LeastSeconds", "0"), ("Metrics:Endpoint", collector.Endpoint), ("Metrics:Seconds", "1"));
        using var browser = await site.VisitorAsync(Cancellation);
        var visit = new Visit(browser);
        await ReadTwiceAsync(browser);
        var receipt = await visit.SignUpToReceiptAsync(Webinar, "Åse d’Ærø", "aase@almenbo.example");

        await UntilAsync(() => Expected.All(name => collector.Taken.Contains(name, StringComparison.Ordinal)));

        var key = receipt.Response.RequestMessage!.RequestUri!.Segments[^1];
        Assert.All(new[] { key, "almenbo", "Ærø", "aase" }, personal => Assert.DoesNotContain(personal, collector.Taken, StringComparison.OrdinalIgnoreCase));
        Assert.StartsWith("application/x-protobuf", collector.Taken, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_done_is_counted_with_what_came_of_it()
    {
        await using var site = new SiteFactory();
        var counted = new ConcurrentDictionary<string, long>(StringComparer.Ordinal);
        using var listener = Listen(site, counted);
        foreach (var email in new[] { "aase@almenbo.example", "bo@almenbo.example", "aase@almenbo.example" })
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await new Visit(site.Visitor()).SignUpAsync(Webinar, ("Name", "Åse d’Ærø"), ("Email", email))).Status);
        }
        var late = new Visit(site.Visitor());
        var form = await late.OpenAsync($"/webinarer/{Webinar}/tilmelding");
        await UntilAsync(() => counted.GetValueOrDefault("almenhaefte.mails.tried sent") >= 2);
        File.Delete(Path.Combine(site.DataRoot, "almenhaefte.db"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await late.SendAsync(form, ("Name", "Bo"), ("Email", "bo@soeparken.example"))).Status);
        using var visitor = site.Visitor();
        await ReadTwiceAsync(visitor);

        Assert.Equal((2, 1, 1), (counted["almenhaefte.signups seat"], counted["almenhaefte.signups known"], counted["almenhaefte.signups not_stored"]));
        Assert.Equal(1, counted["almenhaefte.pages.from_memory "]);
    }

    [Fact]
    public async Task Without_a_collector_nobody_listens()
    {
        await using var site = new SmallSite();

        Assert.Null(site.Services.GetService<MeterProvider>());
    }

    [Theory]
    [InlineData("http://127.0.0.1:4318/v1/metrics", true, true)]
    [InlineData("http://localhost:9090/api/v1/otlp/v1/metrics", true, true)]
    [InlineData("https://maaling.example/v1/metrics", true, true)]
    [InlineData("http://maaling.example/v1/metrics", true, false)]
    [InlineData("127.0.0.1:4318", false, true)]
    [InlineData("file:///tmp/maaling", false, true)]
    [InlineData(" ", true, true)]
    public void A_collector_has_a_whole_address_and_one_elsewhere_is_told_in_secret(string endpoint, bool isAddress, bool isSafe)
    {
        var settings = new MetricsOptions { Endpoint = endpoint };

        Assert.Equal((isAddress, isSafe), (settings.IsEndpointAnAddress, settings.IsEndpointSafe));
    }

    [Fact]
    public async Task Settings_that_cannot_be_right_are_refused()
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Metrics:Endpoint", "http://maaling.example/v1/metrics"), ("Metrics:Seconds", "0"));

        Assert.Equal(1, await site.EndAsync(Cancellation));
        Assert.Equal(["Metrics:Endpoint må kun være http på samme maskine (localhost); ellers https", "Metrics:Seconds skal være et helt tal fra 1 til 3600"], site.Errors);
    }

    /// <summary>The framework's, the process's and our own; and the pattern of an address in place of the address.</summary>
    private static string[] Expected =>
    [
        "http.server.request.duration", "kestrel.active_connections", "dotnet.gc.heap.total_allocated", "dotnet.thread_pool.queue.length",
        "almenhaefte.pages.from_memory", "almenhaefte.signups", "seat", "almenhaefte.mails.tried", "sent", "almenhaefte.mails.waiting", "almenhaefte.mails.overdue",
        "almenhaefte.content.faults", "almenhaefte.writes", "almenhaefte.writes.refused", "almenhaefte.writes.waited", "/kvittering/{token}",
    ];

    /// <summary>Listens to this site alone, of all that run beside it.</summary>
    private static MeterListener Listen(SiteFactory site, ConcurrentDictionary<string, long> counted)
    {
        var meters = site.Services.GetRequiredService<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (ReferenceEquals(instrument.Meter.Scope, meters) && instrument.Meter.Name == "AlmenHaefte")
                {
                    self.EnableMeasurementEvents(instrument);
                }
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, count, tags, _) =>
            counted.AddOrUpdate($"{instrument.Name} {(tags.Length > 0 ? tags[0].Value : "")}", count, (_, former) => former + count));
        listener.Start();
        return listener;
    }

    /// <summary>As browsers do, who take it compressed; the first time it is rendered.</summary>
    private static async Task ReadTwiceAsync(HttpClient browser)
    {
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/om") { Headers = { { "Accept-Encoding", "br" } } };
            using var page = await browser.SendAsync(request, Cancellation);
        }
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        for (var waited = Stopwatch.StartNew(); !isSo(); await Task.Delay(50, Cancellation))
        {
            Assert.True(waited.Elapsed < Patience, "It never came.");
        }
    }
}
