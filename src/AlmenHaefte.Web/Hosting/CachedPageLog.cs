using System.Buffers;
using System.Globalization;
using System.Text.Unicode;
using System.Threading.Channels;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// The lines of the request log for pages that are sent from memory: a page costs less to send than a line costs to write in the usual way. They are the same lines,
/// collected and written together once a second; when there are more than can be collected, the rest are only counted.
/// </summary>
internal sealed class CachedPageLog(ILogger<CachedPageLog> log) : BackgroundService
{
    private const int MostWaiting = 50_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Channel<Line> waiting = Channel.CreateBounded<Line>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly bool isOn = log.IsEnabled(LogLevel.Information);
    private int left;

    public void Sent(HttpRequest request, int status)
    {
        if (isOn && !waiting.Writer.TryWrite(new Line(DateTime.UtcNow, request.Method, request.Path.Value!, status)))
        {
            Interlocked.Increment(ref left);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var output = Console.OpenStandardOutput();
        var lines = new ArrayBufferWriter<byte>();
        try
        {
            while (await waiting.Reader.WaitToReadAsync(stoppingToken))
            {
                await Task.Delay(Interval, stoppingToken);
                await WriteAsync(output, lines);
            }
        }
        finally
        {
            await WriteAsync(output, lines);
        }
    }

    private async Task WriteAsync(Stream output, ArrayBufferWriter<byte> lines)
    {
        lines.ResetWrittenCount();
        while (waiting.Reader.TryRead(out var line))
        {
            line.WriteTo(lines);
        }
        // One write for all: what else is being written comes before or after them, not in the middle.
        await output.WriteAsync(lines.WrittenMemory);
        if (Interlocked.Exchange(ref left, 0) is > 0 and var count)
        {
            log.LogWarning("{Count} more requests for pages were answered than could be logged", count);
        }
    }

    private readonly record struct Line(DateTime At, string Method, string Address, int Status)
    {
        private const int MostBytes = 400;

        /// <summary>Compact JSON as Serilog writes it. The address is one of our own pages': it has no letter that would have to be escaped.</summary>
        public void WriteTo(ArrayBufferWriter<byte> lines)
        {
            if (Utf8.TryWrite(
                lines.GetSpan(MostBytes + (4 * Address.Length)), CultureInfo.InvariantCulture,
                $"{{\"@t\":\"{At:O}\",\"@m\":\"{Method} {Address} {Status}\",\"Address\":\"{Address}\",\"RequestMethod\":\"{Method}\",\"StatusCode\":{Status}}}\n", out var written))
            {
                lines.Advance(written);
            }
        }
    }
}
