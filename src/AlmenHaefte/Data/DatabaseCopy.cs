using Microsoft.Data.Sqlite;

namespace AlmenHaefte.Data;

/// <summary>The database as one file that needs no other beside it.</summary>
public static class DatabaseCopy
{
    /// <summary>Copies the database as it is at one moment, while a site reads and writes. Nobody but the owner may read the copy.</summary>
    /// <exception cref="SiteDatabaseException">There is no whole copy.</exception>
    public static async Task MakeAsync(string dataRoot, string target, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(dataRoot, DataLayout.Database)))
        {
            throw new SiteDatabaseException($"Der er ingen database i {dataRoot}.");
        }
        await PrivateFile.Create(target).DisposeAsync();
        try
        {
            await using var source = new SqliteConnection(SiteDatabase.ConnectionString(dataRoot));
            await using var copy = new SqliteConnection(Alone(target, SqliteOpenMode.ReadWrite));
            await source.OpenAsync(cancellation);
            await copy.OpenAsync(cancellation);
            source.BackupDatabase(copy);
            await SiteDatabase.RequireAsync(copy, "PRAGMA journal_mode=DELETE", "delete", $"Kopien {target} kan ikke lukkes.", cancellation);
            await SiteDatabase.RequireAsync(copy, "PRAGMA quick_check(1)", "ok", SiteDatabase.Damaged(dataRoot), cancellation);
        }
        catch (SqliteException e)
        {
            throw new SiteDatabaseException(SqliteErrors.IsDamage(e) ? SiteDatabase.Damaged(dataRoot) : $"Databasen i {dataRoot} kan ikke kopieres til {target}: {e.Message}", e);
        }
    }

    /// <exception cref="SiteDatabaseException">The file is not a whole database.</exception>
    public static async Task CheckAsync(string path, CancellationToken cancellation)
    {
        try
        {
            await using var connection = new SqliteConnection(Alone(path, SqliteOpenMode.ReadOnly));
            await connection.OpenAsync(cancellation);
            await SiteDatabase.RequireAsync(connection, "PRAGMA quick_check(1)", "ok", $"Databasen {path} er ikke hel.", cancellation);
        }
        catch (SqliteException e)
        {
            throw new SiteDatabaseException($"Databasen {path} er ikke hel: {e.Message}", e);
        }
    }

    /// <summary>A file that no site has open.</summary>
    private static string Alone(string path, SqliteOpenMode mode) => new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString();
}
