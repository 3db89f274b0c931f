using System.Net;
using Microsoft.AspNetCore.Hosting;

namespace AlmenHaefte.Tests.Webinars;

public sealed class SignUpLogTests(SignUpLogTests.Site site) : IClassFixture<SignUpLogTests.Site>
{
    [Fact]
    public async Task The_log_tells_of_requests_and_of_no_person()
    {
        var browser = site.Visitor();
        var visit = new Visit(browser);
        await visit.SignUpAsync("vaerksted", ("Name", ""), ("Email", "aase@almenbo"));
        var receipt = await visit.SignUpToReceiptAsync("vaerksted", "Åse Ærø", "aase@almenbo.example");
        var address = receipt.Response.RequestMessage!.RequestUri!.AbsolutePath;
        var token = address.Split('/')[^1];
        await visit.OpenAsync($"{address}/ret");
        // Answers that lose their way lose the attribute that hides the address, too.
        await visit.OpenAsync(address.Replace("vaerksted", "omdoebt", StringComparison.Ordinal));
        await visit.OpenAsync($"{address}/findes-ikke");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visit.PostAsync(address, [])).Status);

        var log = site.ReadLog();

        Assert.Contains("GET /webinarer/{slug}/tilmelding/kvittering/{token} 200", log, StringComparison.Ordinal);
        Assert.Contains("POST /webinarer/vaerksted/tilmelding 303", log, StringComparison.Ordinal);
        Assert.DoesNotContain("almenbo", log, StringComparison.Ordinal);
        Assert.DoesNotContain("Ærø", log, StringComparison.Ordinal);
        Assert.DoesNotContain(token, log, StringComparison.Ordinal);
    }

    public sealed class Site : WebinarSite
    {
        public Site() => Publish("vaerksted");

        private string LogFile => Path.Combine(DataRoot, "log.txt");

        public string ReadLog()
        {
            using var file = new FileStream(LogFile, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return new StreamReader(file).ReadToEnd();
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Serilog:MinimumLevel:Default", "Verbose");
            builder.UseSetting("Serilog:Using:0", "Serilog.Sinks.File");
            builder.UseSetting("Serilog:WriteTo:0:Name", "File");
            builder.UseSetting("Serilog:WriteTo:0:Args:path", LogFile);
        }
    }
}
