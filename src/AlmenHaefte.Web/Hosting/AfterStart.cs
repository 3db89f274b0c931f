namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// Says when what runs by itself may begin: nobody waits for the first page because of it, and in Development the site knows its own address only after the start.
/// </summary>
internal sealed class AfterStart(IHostApplicationLifetime life)
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource answered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Somebody has got a page.</summary>
    public void Answered() => answered.TrySetResult();

    /// <summary>Waits until the first page is sent or, when nobody asks for one, for two seconds after the start.</summary>
    public async Task ComesAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var notice = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.WhenAny(answered.Task, Task.Delay(LongestWait, stoppingToken));
        stoppingToken.ThrowIfCancellationRequested();
    }
}
