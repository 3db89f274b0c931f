using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Data;

/// <summary>
/// The database file of one running site. Starting it takes the folder for this process alone, brings the tables up to
/// date and makes sure that what is written will stay written; a database that cannot promise that is refused.
/// </summary>
public sealed class SiteDatabase : IDisposable
{
    private const string FileName = "almenhaefte.db";
    private const string InstanceLockName = "almenhaefte.lock";

    private readonly FileStream instanceLock;

    private SiteDatabase(FileStream instanceLock) => this.instanceLock = instanceLock;

    public static void Configure(DbContextOptionsBuilder options, string dataRoot)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(dataRoot, FileName),
            // Shorter than SQLite's own wait of five seconds: were they equal, the driver could find time for a second wait as long.
            DefaultTimeout = 4,
            ForeignKeys = true,
        };
        options.UseSqlite(connection.ToString()).AddInterceptors(new ConnectionSettings());
    }

    public static DbContextOptions<SiteDb> Options(string dataRoot)
    {
        var options = new DbContextOptionsBuilder<SiteDb>();
        Configure(options, dataRoot);
        return options.Options;
    }

    /// <summary>Keep what is returned for as long as the site runs; disposing it lets another process in.</summary>
    /// <exception cref="SiteDatabaseException">The site must not start.</exception>
    public static async Task<SiteDatabase> StartAsync(string dataRoot, CancellationToken cancellation)
    {
        var instanceLock = TakeFolder(dataRoot);
        try
        {
            await using var db = new SiteDb(Options(dataRoot));
            await db.Database.OpenConnectionAsync(cancellation);
            await RequireAsync(db, "PRAGMA journal_mode=WAL", "wal", WithoutWal(dataRoot), cancellation);
            await RequireAsync(db, "PRAGMA quick_check(1)", "ok", Damaged(dataRoot), cancellation);
            await RemoveStaleMigrationLockAsync(db, cancellation);
            await db.Database.MigrateAsync(cancellation);
            return new SiteDatabase(instanceLock);
        }
        catch (SqliteException e)
        {
            instanceLock.Dispose();
            throw new SiteDatabaseException(SqliteErrors.IsDamage(e) ? Damaged(dataRoot) : Unusable(dataRoot, e), e);
        }
        catch
        {
            instanceLock.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Writes the whole file anew, so that nothing of what has been deleted is left in its unused corners or in the log beside it.
    /// To be called between transactions, with the write gate to oneself.
    /// </summary>
    /// <returns>False when somebody was reading, so that the log beside the file is still there: try again later.</returns>
    public static async Task<bool> ScrubAsync(SiteDb db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("VACUUM", cancellation);
        return await ScalarAsync(db, "PRAGMA wal_checkpoint(TRUNCATE)", cancellation) is 0L;
    }

    public void Dispose() => instanceLock.Dispose();

    private static FileStream TakeFolder(string dataRoot)
    {
        try
        {
            PrivateFolder.Create(dataRoot);
            return new FileStream(Path.Combine(dataRoot, InstanceLockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SiteDatabaseException(
                $"Datamappen {dataRoot} kan ikke bruges. Enten kører sitet allerede, eller der må ikke skrives i mappen: {e.Message}", e);
        }
    }

    /// <summary>
    /// A process killed while it migrates leaves a row that every later start would wait for without end
    /// (dotnet/efcore#38958). Safe because the folder is ours alone.
    /// </summary>
    private static async Task RemoveStaleMigrationLockAsync(SiteDb db, CancellationToken cancellation)
    {
        if (await ScalarAsync(db, "SELECT name FROM sqlite_master WHERE name = '__EFMigrationsLock'", cancellation) is not null)
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellation);
        }
    }

    private static async Task RequireAsync(SiteDb db, string pragma, string answer, string fault, CancellationToken cancellation)
    {
        if (await ScalarAsync(db, pragma, cancellation) as string != answer)
        {
            throw new SiteDatabaseException(fault);
        }
    }

    private static async Task<object?> ScalarAsync(SiteDb db, string sql, CancellationToken cancellation)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static string WithoutWal(string dataRoot) =>
        $"Databasen i {dataRoot} kan ikke køre i WAL-tilstand. Læg mappen på en lokal disk.";

    private static string Unusable(string dataRoot, SqliteException e) =>
        $"Databasen i {dataRoot} kan ikke åbnes og skrives: {e.Message}";

    private static string Damaged(string dataRoot) =>
        $"Databasen {Path.Combine(dataRoot, FileName)} er beskadiget. Læg den til side sammen med filerne -wal og -shm, og læg en kopi i stedet.";
}
