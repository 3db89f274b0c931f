using System.Collections.Concurrent;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>The threads that hear of requests send finished pages and do nothing else: what takes time there, every reader waits for.</summary>
public sealed class ReaderThreadsTests(ReaderThreadsTests.WatchedSite site) : IClassFixture<ReaderThreadsTests.WatchedSite>
{
    /// <summary>As the framework calls them.</summary>
    private const string ReaderThread = ".NET Sockets";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Requests_are_heard_there_and_a_page_that_is_rendered_has_left_them()
    {
        await SendAsync("GET /haefter/strategiske-partnerskaber/rammen?x=1 HTTP/1.1\r\nHost: localhost\r\n\r\n");

        Assert.Contains(ReaderThread, site.HeardOn);
        Assert.DoesNotContain(ReaderThread, site.ActedOn);
    }

    [Fact]
    public async Task What_has_waited_for_a_form_to_arrive_goes_on_elsewhere_too()
    {
        await SendAsync("POST /tilmelding/send-link HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 7\r\n\r\n", "a=1&b=2");

        Assert.Contains(ReaderThread, site.HeardOn);
        Assert.NotEmpty(site.ReadOn);
        Assert.DoesNotContain(ReaderThread, site.ReadOn);
    }

    /// <summary>After a first request that is answered: a connection is taken by a thread of the pool.</summary>
    private async Task SendAsync(string request, string form = "")
    {
        using var connection = new TcpClient();
        await connection.ConnectAsync("localhost", site.Root.Port, Cancellation);
        await using var stream = connection.GetStream();
        using var reader = new StreamReader(stream);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("HEAD /robots.txt HTTP/1.1\r\nHost: localhost\r\n\r\n"), Cancellation);
        while (await reader.ReadLineAsync(Cancellation) is { Length: > 0 })
        {
        }
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
        if (form.Length > 0)
        {
            await site.Waiting.WaitAsync(Cancellation);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(form), Cancellation);
        }
        Assert.StartsWith("HTTP/1.1 ", await reader.ReadLineAsync(Cancellation), StringComparison.Ordinal);
    }

    /// <summary>Notes the name of the thread where a request is heard, where its action runs, and where it goes on when its form has arrived.</summary>
    public sealed class WatchedSite : RealServer, IStartupFilter, IResourceFilter
    {
        public ConcurrentBag<string> HeardOn { get; } = [];

        public ConcurrentBag<string> ActedOn { get; } = [];

        public ConcurrentBag<string> ReadOn { get; } = [];

        /// <summary>Released when a request waits for its form.</summary>
        public SemaphoreSlim Waiting { get; } = new(0);

        private static string ThreadName => Thread.CurrentThread.Name ?? "";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                HeardOn.Add(ThreadName);
                if (HttpMethods.IsPost(context.Request.Method))
                {
                    context.Request.Body = new WatchedBody(context.Request.Body, Waiting, () => ReadOn.Add(ThreadName));
                }
                return rest(context);
            });
            next(app);
        };

        public void OnResourceExecuting(ResourceExecutingContext context) => ActedOn.Add(ThreadName);

        public void OnResourceExecuted(ResourceExecutedContext context)
        {
        }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.ConfigureTestServices(services =>
            {
                services.AddSingleton<IStartupFilter>(this);
                services.Configure<MvcOptions>(mvc => mvc.Filters.Add(this));
            });
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            Waiting.Dispose();
        }
    }

    private sealed class WatchedBody(Stream body, SemaphoreSlim waiting, Action read) : Stream
    {
        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var reading = body.ReadAsync(buffer, cancellationToken);
            waiting.Release();
            var count = await reading;
            read();
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
