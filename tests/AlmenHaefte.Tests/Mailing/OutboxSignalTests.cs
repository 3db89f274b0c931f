using AlmenHaefte.Mailing;

namespace AlmenHaefte.Tests.Mailing;

public sealed class OutboxSignalTests
{
    private static readonly TimeSpan Long = TimeSpan.FromMinutes(5);

    private readonly OutboxSignal signal = new();

    [Fact]
    public async Task A_call_wakes_whoever_waits()
    {
        var waiting = signal.WaitAsync(Long, TestContext.Current.CancellationToken);
        Assert.False(waiting.IsCompleted);

        signal.Raise();

        await waiting.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Calls_while_nobody_waits_are_kept_as_one()
    {
        signal.Raise();
        signal.Raise();

        await signal.WaitAsync(Long, TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
        Assert.False(signal.WaitAsync(Long, TestContext.Current.CancellationToken).IsCompleted);
    }

    [Fact]
    public async Task Without_a_call_the_wait_ends_when_the_time_is_up() =>
        await signal.WaitAsync(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);

    [Fact]
    public async Task One_who_is_told_to_stop_does_not_wait()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(20));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => signal.WaitAsync(Long, stop.Token));
    }
}
