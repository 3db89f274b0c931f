namespace AlmenHaefte.Data;

/// <summary>
/// Brings what has been committed to the disk. One flush of the log serves everybody who committed before it began, and meanwhile the next may write.
/// Whatever lies before in the log is on disk then, too, so nothing is ever there without what it was built on.
/// </summary>
internal sealed class LogFlush : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);
    private long committed;
    private long onDisk;

    /// <summary>To be called after a commit; returns when it is on disk.</summary>
    /// <exception cref="IOException">The disk did not take it, or may not have.</exception>
    public async Task FlushAsync(string database)
    {
        var mine = Interlocked.Increment(ref committed);
        await turn.WaitAsync();
        try
        {
            if (onDisk < mine)
            {
                var everybody = Volatile.Read(ref committed);
                Flush($"{database}-wal");
                onDisk = everybody;
            }
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    /// <summary>Without a log everything has been taken over into the database, and flushed with it.</summary>
    private static void Flush(string log)
    {
        try
        {
            using var file = File.OpenHandle(log, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(file);
        }
        catch (FileNotFoundException)
        {
        }
    }
}
