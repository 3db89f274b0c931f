using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Data;

/// <summary>
/// The one way to write. SQLite has one writer at a time and its driver blocks a thread while it waits,
/// so the queue stands here, where waiting costs nothing. A commit does not wait for the disk with the gate shut; whoever made it does. One gate per database.
/// </summary>
public sealed class WriteGate(TimeSpan? patience = null) : IDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);
    private readonly LogFlush log = new();

    /// <summary>
    /// Runs <paramref name="work"/> as one transaction that holds the write lock from its first read (BEGIN IMMEDIATE).
    /// When this returns, what was saved is on disk.
    /// </summary>
    /// <exception cref="DataUnavailableException">No turn in five seconds, or the database cannot be written now.</exception>
    public async Task<T> WriteAsync<T>(SiteDb db, Func<Task<T>> work, CancellationToken cancellation)
    {
        var result = await AloneAsync(() => CommitAsync(db, work, cancellation), cancellation);
        await UntilOnDiskAsync(db);
        return result;
    }

    /// <summary>Keeps every other writer out without a transaction, for what cannot be part of one.</summary>
    /// <inheritdoc cref="WriteAsync"/>
    public async Task<T> AloneAsync<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        if (!await turn.WaitAsync(patience ?? DefaultPatience, cancellation))
        {
            throw new DataUnavailableException("The queue to write to the database is too long.");
        }

        try
        {
            return await work();
        }
        catch (Exception e) when (SqliteErrors.IsUnavailable(e))
        {
            throw new DataUnavailableException("The database could not be written.", e);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        log.Dispose();
    }

    /// <summary>In the log, but perhaps not on disk yet. A connection that is opened anew waits for the disk at each commit again (<see cref="ConnectionSettings"/>).</summary>
    private static async Task<T> CommitAsync<T>(SiteDb db, Func<Task<T>> work, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL", cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var result = await work();
            await transaction.CommitAsync(cancellation);
            return result;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    private async Task UntilOnDiskAsync(SiteDb db)
    {
        try
        {
            await log.FlushAsync(db.Database.GetDbConnection().DataSource);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DataUnavailableException("What was written may not be on disk.", e);
        }
    }
}
