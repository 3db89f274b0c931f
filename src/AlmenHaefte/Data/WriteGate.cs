using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Data;

/// <summary>
/// The one way to write. SQLite has one writer at a time and its driver blocks a thread while it waits,
/// so the queue stands here, where waiting costs nothing. Whoever stands behind one who did not get the database in five seconds would not get it
/// either, and is told with them: nobody waits twice. One gate per database.
/// </summary>
public sealed class WriteGate(TimeSpan? patience = null) : IDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);
    private CancellationTokenSource queue = new();
    private long turns;
    private long refusals;
    private long waited;

    /// <summary>What the queue has come to since the start, for whoever watches the site.</summary>
    public WriteWaits Waits => new(Interlocked.Read(ref turns), Interlocked.Read(ref refusals), Stopwatch.GetElapsedTime(0, Interlocked.Read(ref waited)));

    /// <summary>
    /// Runs <paramref name="work"/> as one transaction that holds the write lock from its first read (BEGIN IMMEDIATE).
    /// When this returns, what was saved is on disk.
    /// </summary>
    /// <exception cref="DataUnavailableException">No turn in five seconds, or the database cannot be written now.</exception>
    public Task<T> WriteAsync<T>(SiteDb db, Func<Task<T>> work, CancellationToken cancellation) => AloneAsync(async () =>
    {
        RequireFile(db);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var result = await work();
        await transaction.CommitAsync(cancellation);
        return result;
    }, cancellation);

    /// <summary>Keeps every other writer out without a transaction, for what cannot be part of one.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        var asked = Stopwatch.GetTimestamp();
        if (!turn.Wait(0, cancellation) && !await ComesAsync(cancellation))
        {
            Interlocked.Increment(ref refusals);
            throw new DataUnavailableException("The queue to write to the database is too long.");
        }

        Interlocked.Increment(ref turns);
        Interlocked.Add(ref waited, Stopwatch.GetTimestamp() - asked);
        try
        {
            return await work();
        }
        catch (Exception e) when (SqliteErrors.IsUnavailable(e))
        {
            await SendHomeAsync();
            throw new DataUnavailableException("The database could not be written.", e);
        }
        finally
        {
            turn.Release();
        }
    }

    /// <returns>False when it took too long, or there is no use in waiting.</returns>
    private async Task<bool> ComesAsync(CancellationToken cancellation)
    {
        var sentHome = queue.Token;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation, sentHome);
        try
        {
            if (!await turn.WaitAsync(patience ?? DefaultPatience, waiting.Token))
            {
                return false;
            }
            if (!sentHome.IsCancellationRequested)
            {
                return true;
            }
            // The turn was given on in the same moment.
            turn.Release();
            return false;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>Those who wait now; who comes later may have more luck.</summary>
    private Task SendHomeAsync() => Interlocked.Exchange(ref queue, new CancellationTokenSource()).CancelAsync();

    /// <summary>A connection that was open when the file was removed still writes, into a file without a name that nobody will ever read.</summary>
    private static void RequireFile(SiteDb db)
    {
        if (!File.Exists(db.Database.GetDbConnection().DataSource))
        {
            throw new DataUnavailableException("The database file is gone.");
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        queue.Dispose();
    }
}

/// <param name="Turns">How many were let in.</param>
/// <param name="Refusals">How many waited in vain.</param>
/// <param name="Waited">How long all who were let in had waited, together.</param>
public readonly record struct WriteWaits(long Turns, long Refusals, TimeSpan Waited);
