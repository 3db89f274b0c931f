using AlmenHaefte.Tests.Webinars;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Serilog.Core;

namespace AlmenHaefte.Tests.Newsroom;

public sealed class DoorLogTests : IAsyncDisposable
{
    private readonly Site site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Who_comes_in_and_who_does_not_stands_in_the_log_without_a_name()
    {
        var (device, link) = (new Authenticator(), await Colleague.LinkAsync(site));
        await PasskeyTests.MakeAsync(new Visit(site.Visitor()), device, link);
        await PasskeyTests.UseAsync(new Visit(site.Visitor()), device);
        var stranger = new Visit(site.Visitor());
        await stranger.SendAsync(await stranger.OpenAsync("/redaktion/log-ind"));
        await stranger.OpenAsync(link);

        await using var db = site.OpenDatabase();
        var aase = (await db.StaffMembers.SingleAsync(TestContext.Current.CancellationToken)).Id;
        Assert.Equal(
            [$"{aase} of the staff came in by \"/redaktion/link\"", $"{aase} of the staff came in by \"/redaktion/log-ind\"", "A passkey that was shown at the door opens nothing", "A one-time link that was shown at the door opens nothing"],
            site.Log);
        Assert.DoesNotContain(site.Everything, line => line.Contains("Ærø", StringComparison.Ordinal) || line.Contains("almennet.example", StringComparison.Ordinal) || line.Contains(link.Split('/')[^1], StringComparison.Ordinal));
    }

    private sealed class Site : WebinarSite
    {
        private readonly LogLines log = new();

        public IEnumerable<string> Everything => log;

        public IEnumerable<string> Log => log.Where(line => line.Contains("of the staff", StringComparison.Ordinal) || line.Contains("at the door", StringComparison.Ordinal));

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Serilog:MinimumLevel:Default", "Information");
            builder.ConfigureTestServices(services => services.AddSingleton<ILogEventSink>(log));
        }
    }
}
