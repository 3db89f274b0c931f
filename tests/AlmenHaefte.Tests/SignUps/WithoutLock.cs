using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlmenHaefte.Tests.SignUps;

/// <summary>
/// Takes the lock from whoever writes: each transaction is ended as soon as it has begun, and an empty one is begun for its end. And nobody goes on
/// who has counted the seats in their transaction until all have.
/// </summary>
internal sealed class WithoutLock(int people) : DbCommandInterceptor, IDbTransactionInterceptor
{
    private readonly TaskCompletionSource allHaveCounted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int counted;

    public async ValueTask<DbTransaction> TransactionStartedAsync(DbConnection connection, TransactionEndEventData eventData, DbTransaction result, CancellationToken cancellationToken = default)
    {
        await RunAsync(connection, result, "COMMIT", cancellationToken);
        return result;
    }

    public async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        await RunAsync(transaction.Connection!, transaction, "BEGIN", cancellationToken);
        return result;
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        if (command.Transaction is not null && command.CommandText.Contains("COUNT(*)", StringComparison.Ordinal) && command.CommandText.Contains("FROM \"SignUps\"", StringComparison.Ordinal))
        {
            if (Interlocked.Increment(ref counted) == people)
            {
                allHaveCounted.SetResult();
            }
            await allHaveCounted.Task;
        }
        return result;
    }

    private static async Task RunAsync(DbConnection connection, DbTransaction transaction, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
