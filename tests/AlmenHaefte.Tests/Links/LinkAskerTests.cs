using System.Net;
using AlmenHaefte.Links;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace AlmenHaefte.Tests.Links;

/// <summary>Asking for pages at a server of our own, on an address that only the test allows.</summary>
public sealed class LinkAskerTests : IAsyncLifetime
{
    private readonly List<string> asked = [];
    private WebApplication server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Root => new(server.Urls.First());

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        server = builder.Build();
        server.Run(AnswerAsync);
        await server.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync() => await server.DisposeAsync();

    [Theory]
    [InlineData("/200", LinkOutcome.Fine, 200)]
    [InlineData("/404", LinkOutcome.Gone, 404)]
    [InlineData("/410", LinkOutcome.Gone, 410)]
    [InlineData("/401", LinkOutcome.ClosedToUs, 401)]
    [InlineData("/403", LinkOutcome.ClosedToUs, 403)]
    [InlineData("/429", LinkOutcome.ClosedToUs, 429)]
    [InlineData("/400", LinkOutcome.Refused, 400)]
    [InlineData("/500", LinkOutcome.ServerTrouble, 500)]
    [InlineData("/503", LinkOutcome.ServerTrouble, 503)]
    [InlineData("/kun-get", LinkOutcome.Fine, 200)]
    [InlineData("/videre/5", LinkOutcome.Fine, 200)]
    [InlineData("/videre/6", LinkOutcome.TooManyRedirects, null)]
    [InlineData("/rundt", LinkOutcome.TooManyRedirects, null)]
    [InlineData("/til-fil", LinkOutcome.NotPublic, null)]
    [InlineData("/til-brugernavn", LinkOutcome.NotPublic, null)]
    [InlineData("/til-privat-net", LinkOutcome.NotPublic, null)]
    [InlineData("/afbrudt", LinkOutcome.NoConnection, null)]
    public async Task What_a_server_answers_is_told_apart(string path, LinkOutcome outcome, int? status)
    {
        using var asker = Asker();

        Assert.Equal(new LinkAnswer(outcome, status), await asker.AskAsync(new Uri(Root, path).ToString(), Cancellation));
    }

    [Fact]
    public async Task It_says_who_it_is_and_brings_nothing_along()
    {
        using var asker = Asker();

        await asker.AskAsync(new Uri(Root, "/kage").ToString(), Cancellation);
        await asker.AskAsync(new Uri(Root, "/200").ToString(), Cancellation);

        Assert.Equal(["HEAD /kage", "HEAD /200"], asked.Select(line => line.Split('|')[0]));
        Assert.All(asked, line => Assert.Equal("Proeve/1.0 (+https://haefter.example/)", line.Split('|')[1]));
        Assert.DoesNotContain(asked, line => line.Split('|')[2].Length > 0);
    }

    [Theory]
    [InlineData("http://127.0.0.1")]
    [InlineData("http://localhost")]
    [InlineData("http://[::1]")]
    [InlineData("http://0.0.0.0")]
    [InlineData("http://2130706433")]
    [InlineData("http://0x7f.1")]
    [InlineData("http://[::ffff:127.0.0.1]")]
    public async Task Whatever_leads_to_this_machine_is_never_asked(string address)
    {
        using var asker = new LinkAsker("Proeve/1.0", PublicAddress.IsOfTheWeb, TimeSpan.Zero);

        Assert.Equal(LinkOutcome.NotPublic, (await asker.AskAsync($"{address}:{Root.Port}/200", Cancellation)).Outcome);
        Assert.Equal(LinkOutcome.NotPublic, (await asker.AskAsync($"{address}/", Cancellation)).Outcome);
        Assert.Empty(asked);
    }

    [Theory]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://navn:ord@127.0.0.1/")]
    [InlineData("ikke en adresse")]
    public async Task Nor_what_is_no_address_of_the_web(string address)
    {
        using var asker = Asker();

        Assert.Equal(LinkOutcome.NotPublic, (await asker.AskAsync(address, Cancellation)).Outcome);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Where_nobody_listens_there_is_no_connection()
    {
        using var asker = Asker();
        var address = new Uri(Root, "/200").ToString();
        await server.StopAsync(Cancellation);

        Assert.Equal(LinkOutcome.NoConnection, (await asker.AskAsync(address, Cancellation)).Outcome);
    }

    [Fact]
    public async Task One_host_is_left_alone_between_two_requests()
    {
        using var asker = new LinkAsker("Proeve/1.0", IsOurs, TimeSpan.FromMilliseconds(400));
        var since = System.Diagnostics.Stopwatch.GetTimestamp();

        await asker.AskAsync(new Uri(Root, "/404").ToString(), Cancellation);

        Assert.Equal(2, asked.Count);
        Assert.True(System.Diagnostics.Stopwatch.GetElapsedTime(since) >= TimeSpan.FromMilliseconds(390));
    }

    /// <summary>Only the server of the test, as it is connected to.</summary>
    private bool IsOurs(IPEndPoint place) => place.Equals(new IPEndPoint(IPAddress.Loopback, Root.Port));

    private LinkAsker Asker() => new("Proeve/1.0 (+https://haefter.example/)", IsOurs, TimeSpan.Zero);

    private Task AnswerAsync(HttpContext context)
    {
        var (request, answer) = (context.Request, context.Response);
        lock (asked)
        {
            asked.Add($"{request.Method} {request.Path}|{request.Headers.UserAgent}|{request.Headers.Cookie}{request.Headers.Authorization}{request.Headers["traceparent"]}");
        }
        switch (request.Path.Value!.TrimStart('/').Split('/'))
        {
            case ["kun-get"]:
                answer.StatusCode = HttpMethods.IsGet(request.Method) ? 200 : 405;
                break;
            case ["videre", var left]:
                answer.Redirect(left == "1" ? "/200" : $"/videre/{int.Parse(left, System.Globalization.CultureInfo.InvariantCulture) - 1}");
                break;
            case ["rundt"]:
                answer.Redirect("/rundt");
                break;
            case ["til-fil"]:
                answer.Redirect("file:///etc/passwd");
                break;
            case ["til-brugernavn"]:
                answer.Redirect($"http://navn:ord@127.0.0.1:{Root.Port}/200");
                break;
            case ["til-privat-net"]:
                answer.Redirect("http://169.254.169.254/latest/meta-data/");
                break;
            case ["kage"]:
                answer.Cookies.Append("kage", "1");
                break;
            case ["afbrudt"]:
                context.Abort();
                break;
            case [var status]:
                answer.StatusCode = int.Parse(status, System.Globalization.CultureInfo.InvariantCulture);
                break;
        }
        return Task.CompletedTask;
    }
}
