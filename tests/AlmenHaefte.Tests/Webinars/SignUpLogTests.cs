using System.Collections.Concurrent;
using System.Net;
using AlmenHaefte.Tests.SignUps;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;
using Serilog.Events;
using Serilog.Formatting.Compact;

namespace AlmenHaefte.Tests.Webinars;

public sealed class SignUpLogTests(SignUpLogTests.Site site) : IClassFixture<SignUpLogTests.Site>
{
    [Fact]
    public async Task The_log_tells_of_requests_and_of_no_person()
    {
        var visit = new Visit(site.Visitor());
        await visit.SignUpAsync("vaerksted", ("Name", ""), ("Email", "aase@almenbo"));
        var receipt = await visit.SignUpToReceiptAsync("vaerksted", "Åse Ærø", "aase@almenbo.example");
        var address = receipt.Response.RequestMessage!.RequestUri!.AbsolutePath;
        var token = address.Split('/')[^1];
        await visit.OpenAsync($"{address}/ret");
        // An answer that goes astray no longer knows which address it was for.
        await visit.OpenAsync(address.Replace("vaerksted", "omdoebt", StringComparison.Ordinal));
        await visit.OpenAsync($"{address}/findes-ikke");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visit.PostAsync(address, [])).Status);

        var aase = await Attendee.WithAddressAsync(site, "vaerksted", "aase@almenbo.example");
        var (own, door) = (aase.Page.Split('/')[^1], aase.Door.Split('/')[^1]);
        await aase.StepAsync("/mails", ("Wanted", "nej"));
        await aase.Browser.OpenAsync(aase.Door);
        foreach (var mangled in new[] { $"{aase.Page}/a/b", $"{aase.Page.ToUpperInvariant()}/a/b", $"/https:/x{aase.Page}", aase.Page.Replace("/tilmelding/", "/tilmeldin/", StringComparison.Ordinal), aase.Page.Replace("/tilmelding/", "/tilmelding%2F", StringComparison.Ordinal), $"{aase.Door}/a", $"/samtykke/{own}" })
        {
            await visit.OpenAsync(mangled);
        }
        await visit.OpenAsync("/tilmelding/send-link");

        Assert.All([own, door], key => Assert.DoesNotContain(key, site.Log, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("""
            "Address":"/tilmelding/{id}/{key}/mails","RequestMethod":"POST","StatusCode":303
            """, site.Log, StringComparison.Ordinal);
        Assert.Contains("""
            "Address":"/tilmelding/…","RequestMethod":"GET","StatusCode":404
            """, site.Log, StringComparison.Ordinal);
        Assert.Contains("""
            "Address":"/tilmelding/send-link","RequestMethod":"GET","StatusCode":200
            """, site.Log, StringComparison.Ordinal);
        Assert.Contains("""
            "Address":"/webinarer/{slug}/tilmelding/kvittering/{token}"
            """, site.Log, StringComparison.Ordinal);
        Assert.Contains("""
            "Address":"/webinarer/vaerksted/tilmelding","RequestMethod":"POST","StatusCode":303
            """, site.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("almenbo", site.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("Ærø", site.Log, StringComparison.Ordinal);
        Assert.DoesNotContain(token, site.Log, StringComparison.Ordinal);
    }

    public sealed class Site : WebinarSite
    {
        private readonly Lines lines = new();

        public Site() => Publish("vaerksted");

        public string Log => string.Concat(lines.Written);

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Serilog:MinimumLevel:Default", "Verbose");
            builder.ConfigureTestServices(services => services.AddSingleton<ILogEventSink>(lines));
        }
    }

    private sealed class Lines : ILogEventSink
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public void Emit(LogEvent logEvent)
        {
            using var line = new StringWriter();
            new RenderedCompactJsonFormatter().Format(logEvent, line);
            Written.Enqueue(line.ToString());
        }
    }
}
