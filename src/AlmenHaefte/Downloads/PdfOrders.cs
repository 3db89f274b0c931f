using System.Threading.Channels;

namespace AlmenHaefte.Downloads;

/// <summary>Choices of chapters that somebody waits for as PDF. They are made one at a time, in the background, and only so many may wait.</summary>
public sealed class PdfOrders
{
    public const int Most = 20;

    private readonly Channel<PdfOrder> waiting = Channel.CreateBounded<PdfOrder>(Most);
    private readonly Dictionary<string, PdfOrder> open = new(StringComparer.Ordinal);

    /// <summary>Whether anything makes PDFs on this machine.</summary>
    public bool AreTaken { get; private set; }

    public void Begin() => AreTaken = true;

    /// <summary>The same choice by two people is one order.</summary>
    /// <returns>Null when as many as may wait are waiting already.</returns>
    public PdfOrder? Place(Selection selection)
    {
        lock (open)
        {
            if (open.TryGetValue(selection.Address, out var same) && ReferenceEquals(same.Selection.Booklet, selection.Booklet))
            {
                return same;
            }
            var order = new PdfOrder(selection);
            if (!waiting.Writer.TryWrite(order))
            {
                return null;
            }
            return open[selection.Address] = order;
        }
    }

    /// <summary>The next one, or null when none came within the time.</summary>
    public async Task<PdfOrder?> NextAsync(TimeSpan within, CancellationToken cancellation)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(within);
        try
        {
            return await waiting.Reader.ReadAsync(time.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>Whoever waits for it looks on the shelf now, whether it was made or not.</summary>
    public void Finish(PdfOrder order)
    {
        lock (open)
        {
            if (open.TryGetValue(order.Selection.Address, out var current) && current == order)
            {
                open.Remove(order.Selection.Address);
            }
        }
        order.Finish();
    }
}

public sealed class PdfOrder(Selection selection)
{
    private readonly TaskCompletionSource finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Selection Selection { get; } = selection;

    public Task Finished => finished.Task;

    internal void Finish() => finished.TrySetResult();
}
