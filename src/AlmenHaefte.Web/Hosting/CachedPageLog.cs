using System.Buffers;
using System.Globalization;
using System.Text.Unicode;
using System.Threading.Channels;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// The lines of the request log for pages that are sent from memory: a page costs less to send than a line costs to write in the usual way. They have less in them
/// (no milliseconds and no id: there is nothing to look for), are collected and written together once a second; when there are more than can be collected, the rest are only counted.
/// </summary>
internal sealed class CachedPageLog(Troubles troubles, ILogger<CachedPageLog> log) : BackgroundService
{
    private const int MostWaiting = 50_000;
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Channel<Line> waiting = Channel.CreateBounded<Line>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly bool isOn = log.IsEnabled(LogLevel.Information);
    private int left;

    public void Sent(HttpRequest request, int status)
    {
        if (isOn && !waiting.Writer.TryWrite(new Line(TimeProvider.System.GetUtcNow().UtcDateTime, request.Method, request.Path.Value!, status)))
        {
            Interlocked.Increment(ref left);
        }
    }

    /// <summary>When everything has ended: readers are answered while the site comes to its end.</summary>
    public override void Dispose()
    {
        using var output = Console.OpenStandardOutput();
        Write(output, new ArrayBufferWriter<byte>());
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using var output = Console.OpenStandardOutput();
        var lines = new ArrayBufferWriter<byte>();
        while (await waiting.Reader.WaitToReadAsync(stoppingToken))
        {
            await Task.Delay(Interval, stoppingToken);
            Write(output, lines);
        }
    }

    private void Write(Stream output, ArrayBufferWriter<byte> lines)
    {
        lines.ResetWrittenCount();
        while (waiting.Reader.TryRead(out var line))
        {
            line.WriteTo(lines);
        }
        WriteOut(output, lines.WrittenSpan);
        if (Interlocked.Exchange(ref left, 0) is > 0 and var count)
        {
            log.LogWarning("{Count} more requests for pages were answered than could be logged", count);
        }
    }

    /// <summary>One write for all: what else is being written comes before or after them, not in the middle. A log whose disk is full loses lines; readers notice nothing.</summary>
    private void WriteOut(Stream output, ReadOnlySpan<byte> lines)
    {
        try
        {
            output.Write(lines);
            troubles.Note(nameof(CachedPageLog), isInTrouble: false);
        }
        catch (IOException)
        {
            troubles.Note(nameof(CachedPageLog), isInTrouble: true);
        }
    }

    private readonly record struct Line(DateTime At, string Method, string Address, int Status)
    {
        private const int MostBytes = 400;

        /// <summary>Compact JSON, as Serilog writes it in Production. The address is one of our own pages': it has no letter that would have to be escaped.</summary>
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
