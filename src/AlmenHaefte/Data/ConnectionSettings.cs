using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace AlmenHaefte.Data;

/// <summary>
/// What SQLite forgets between connections: wait for other writers, let an acknowledged row survive a power cut, overwrite what is deleted, give back
/// the room that the log took while somebody read for long, and distrust functions called from the schema of a file that somebody else may have written. Asked for again and compared: no connection
/// is used that does not keep them.
/// </summary>
internal sealed class ConnectionSettings : DbConnectionInterceptor
{
    private const string Pragmas = """
        PRAGMA busy_timeout=5000; PRAGMA journal_mode=WAL; PRAGMA journal_size_limit=16777216; PRAGMA secure_delete=ON; PRAGMA synchronous=FULL; PRAGMA trusted_schema=OFF;
        PRAGMA synchronous; PRAGMA trusted_schema; PRAGMA foreign_keys;
        """;

    private static readonly string[] Kept = ["5000", "wal", "16777216", "1", "2", "0", "1"];

    /// <exception cref="DataUnavailableException">The connection does not keep them.</exception>
    public static async Task SetAsync(DbConnection connection, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        await using var answers = await command.ExecuteReaderAsync(cancellation);
        Require(answers);
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        using var answers = command.ExecuteReader();
        Require(answers);
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default) =>
        SetAsync(connection, cancellationToken);

    /// <summary>Each answer is one row; SQLite has nothing to wait for in between.</summary>
    private static void Require(DbDataReader answers)
    {
        foreach (var kept in Kept)
        {
            var answer = answers.Read() ? Convert.ToString(answers.GetValue(0), CultureInfo.InvariantCulture) : null;
            if (answer != kept)
            {
                throw new DataUnavailableException($"A connection answers {answer ?? "nothing"} where {kept} was asked for ({string.Join(", ", Kept)}).");
            }
            answers.NextResult();
        }
    }
}
