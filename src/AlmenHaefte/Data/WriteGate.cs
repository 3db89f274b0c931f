using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Data;

/// <summary>
/// The one way to write. SQLite has one writer at a time and its driver blocks a thread while it waits,
/// so the queue stands here, where waiting costs nothing. One gate per database.
/// </summary>
public sealed class WriteGate(TimeSpan? patience = null) : IDisposable
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim turn = new(1);

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

    /// <summary>A connection that was open when the file was removed still writes, into a file without a name that nobody will ever read.</summary>
    private static void RequireFile(SiteDb db)
    {
        if (!File.Exists(db.Database.GetDbConnection().DataSource))
        {
            throw new DataUnavailableException("The database file is gone.");
        }
    }

    public void Dispose() => turn.Dispose();
}
