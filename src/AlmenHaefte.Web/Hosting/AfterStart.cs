namespace AlmenHaefte.Web.Hosting;

internal static class AfterStart
{
    /// <summary>
    /// Waits until the site answers. What runs by itself begins then: nobody waits for their first page because of it, and in Development the site knows its own address only then.
    /// </summary>
    public static async Task StartedAsync(this IHostApplicationLifetime life, CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var notice = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
    }
}
