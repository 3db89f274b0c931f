using System.Net.Sockets;
using System.Text;
using AlmenHaefte.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>A request cannot stay for ever.</summary>
public sealed class RequestTimeTests(ImpatientSite site) : IClassFixture<ImpatientSite>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_that_does_not_arrive_is_cut_off()
    {
        var said = await SayAsync("POST /tilmelding/send-link HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 100\r\n\r\nEmail=");

        Assert.Empty(said);
    }

    [Fact]
    public async Task An_answer_that_does_not_begin_is_given_up_with_a_page()
    {
        var said = await SayAsync($"GET {EndlessController.Never} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 503 ", said, StringComparison.Ordinal);
        Assert.Contains("<h1>Der er travlt lige nu</h1>", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_has_begun_may_take_its_time()
    {
        var said = await SayAsync($"GET {EndlessController.Slow} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 ", said, StringComparison.Ordinal);
        Assert.Contains("begyndt", said, StringComparison.Ordinal);
        Assert.Contains("færdig", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(64 * 1024, 61)]
    [InlineData(2 * 1024 * 1024, 92)]
    [InlineData(40 * 1024 * 1024, 700)]
    public void A_picture_may_be_longer_on_its_way_than_a_form(long bytes, int seconds) =>
        Assert.Equal(seconds, RequestTimes.Usual.ToArrive(bytes).TotalSeconds, tolerance: 0.1);

    private async Task<string> SayAsync(string request)
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("localhost", site.Root.Port, Cancellation);
        await using var stream = connection.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request), Cancellation);
        var said = new MemoryStream();
        try
        {
            await stream.CopyToAsync(said, Cancellation);
        }
        catch (IOException)
        {
            // Cut off.
        }
        return Encoding.UTF8.GetString(said.ToArray());
    }
}

/// <summary>A site that has no patience with anybody.</summary>
public sealed class ImpatientSite : RealServer
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
        builder.UseSetting("AllowedHosts", "localhost");
        builder.ConfigureTestServices(services =>
        {
            services.AddControllers().AddApplicationPart(typeof(EndlessController).Assembly);
            services.AddSingleton(new RequestTimes(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100)));
        });
    }
}

/// <summary>Answers never, or slowly.</summary>
public sealed class EndlessController : Controller
{
    public const string Never = "/aldrig";
    public const string Slow = "/langsomt";

    [HttpGet(Never)]
    public async Task<IActionResult> ShowNeverAsync(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        return Ok();
    }

    /// <summary>Ends well after the time in which it must have begun.</summary>
    [HttpGet(Slow)]
    public async Task ShowSlowlyAsync(CancellationToken cancellation)
    {
        await Response.WriteAsync("begyndt ", cancellation);
        await Response.Body.FlushAsync(cancellation);
        await Task.Delay(300, cancellation);
        await Response.WriteAsync("og færdig", cancellation);
    }
}
