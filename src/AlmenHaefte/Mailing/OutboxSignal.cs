using System.Threading.Channels;

namespace AlmenHaefte.Mailing;

/// <summary>Wakes whoever sends. Nothing depends on it but the time: a mail that nobody called about is found anyway.</summary>
public sealed class OutboxSignal
{
    private readonly Channel<bool> calls = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Something has been queued, and is on disk.</summary>
    public void Raise() => calls.Writer.TryWrite(true);

    /// <summary>Returns at the next call, or one made since the last time, and when the time is up.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(atMost);
        try
        {
            await calls.Reader.ReadAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            // Nobody called.
        }
    }
}
