using Microsoft.Data.Sqlite;

namespace AlmenHaefte.Data;

public static class SqliteErrors
{
    /// <summary>Damaged, or not a database.</summary>
    internal static bool IsDamage(SqliteException e) => e.SqliteErrorCode is 11 or 26;

    /// <summary>Busy, locked, read-only, I/O error, damaged, full, cannot open, not a database.</summary>
    public static bool IsUnavailable(Exception e) =>
        (e as SqliteException ?? e.InnerException as SqliteException)?.SqliteErrorCode is 5 or 6 or 8 or 10 or 11 or 13 or 14 or 26;
}
