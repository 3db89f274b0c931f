using System.Data.Common;
using System.Reflection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AlmenHaefte.Data;

/// <summary>
/// The database file of one running site. Starting it takes the folder for this process alone, brings the tables up to
/// date and makes sure that what is written will stay written; a database that cannot promise that is refused.
/// </summary>
public sealed class SiteDatabase : IDisposable
{
    private const string InstanceLockName = "almenhaefte.lock";

    private readonly FileStream instanceLock;

    private SiteDatabase(FileStream instanceLock) => this.instanceLock = instanceLock;

    public static void Configure(DbContextOptionsBuilder options, string dataRoot)
    {
        options.UseSqlite(ConnectionString(dataRoot)).AddInterceptors(new ConnectionSettings());
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
            UnfinishedRestore.Refuse(dataRoot);
            MakeFile(dataRoot);
            if (!await IsReadyAsync(dataRoot, cancellation))
            {
                await KeepFormerAsync(dataRoot, cancellation);
                await using var db = new SiteDb(Options(dataRoot));
                await db.Database.MigrateAsync(cancellation);
            }
            return new SiteDatabase(instanceLock);
        }
        catch (SqliteException e)
        {
            instanceLock.Dispose();
            throw Refused(dataRoot, e);
        }
        catch
        {
            instanceLock.Dispose();
            throw;
        }
    }

    /// <summary>Keeps every site out of the folder until what is returned is disposed.</summary>
    /// <exception cref="SiteDatabaseException">A site has it.</exception>
    public static IDisposable Take(string dataRoot) => TakeFolder(dataRoot);

    /// <summary>For a command that may be run beside the site: when that has the folder, the tables are up to date, and nothing is taken.</summary>
    /// <returns>Null when the site has the folder.</returns>
    /// <exception cref="SiteDatabaseException">The database cannot be used.</exception>
    public static async Task<SiteDatabase?> JoinAsync(string dataRoot, CancellationToken cancellation) => IsTaken(dataRoot) ? null : await StartAsync(dataRoot, cancellation);

    /// <summary>Whether the database, when there is one, is whole and keeps what is written. Takes nothing from a site that runs.</summary>
    /// <exception cref="SiteDatabaseException">It is not, or does not.</exception>
    public static async Task LookAsync(string dataRoot, CancellationToken cancellation)
    {
        UnfinishedRestore.Refuse(dataRoot);
        if (!File.Exists(Path.Combine(dataRoot, DataLayout.Database)))
        {
            return;
        }
        try
        {
            await using var connection = new SqliteConnection(ConnectionString(dataRoot));
            await connection.OpenAsync(cancellation);
            await ConnectionSettings.SetAsync(connection, cancellation);
            await RequireAsync(connection, "PRAGMA quick_check(1)", "ok", Damaged(dataRoot), cancellation);
        }
        catch (DataUnavailableException e)
        {
            throw new SiteDatabaseException(WithoutWal(dataRoot), e);
        }
        catch (SqliteException e)
        {
            throw Refused(dataRoot, e);
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
        return await ScalarAsync(db.Database.GetDbConnection(), "PRAGMA wal_checkpoint(TRUNCATE)", cancellation) is 0L;
    }

    public void Dispose() => instanceLock.Dispose();

    internal static string ConnectionString(string dataRoot) => new SqliteConnectionStringBuilder
    {
        DataSource = Path.Combine(dataRoot, DataLayout.Database),
        // A file that has gone while the site runs is not made anew without a word, and empty.
        Mode = SqliteOpenMode.ReadWrite,
        // Shorter than SQLite's own wait of five seconds: were they equal, the driver could find time for a second wait as long.
        DefaultTimeout = 4,
        ForeignKeys = true,
    }.ToString();

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

    /// <summary>For its owner alone, whatever the folder's rights are; SQLite would ask the process's umask, and gives the logs beside it the same rights.</summary>
    private static void MakeFile(string dataRoot)
    {
        if (Path.Combine(dataRoot, DataLayout.Database) is var file && !File.Exists(file))
        {
            PrivateFile.Create(file).Dispose();
        }
    }

    private static bool IsTaken(string dataRoot)
    {
        try
        {
            using var ours = new FileStream(Path.Combine(dataRoot, InstanceLockName), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException e)
        {
            return e is not (FileNotFoundException or DirectoryNotFoundException);
        }
        catch (UnauthorizedAccessException)
        {
            // Tried again by whoever starts it, and told.
            return false;
        }
    }

    /// <summary>Asked without Entity Framework, which takes longer to get ready than all else that a start does.</summary>
    /// <returns>False when there is something to migrate.</returns>
    private static async Task<bool> IsReadyAsync(string dataRoot, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(ConnectionString(dataRoot));
        await connection.OpenAsync(cancellation);
        await RequireAsync(connection, "PRAGMA journal_mode=WAL", "wal", WithoutWal(dataRoot), cancellation);
        await RequireAsync(connection, "PRAGMA quick_check(1)", "ok", Damaged(dataRoot), cancellation);
        await RemoveStaleMigrationLockAsync(connection, cancellation);
        return await IsUpToDateAsync(connection, cancellation);
    }

    /// <summary>
    /// A process killed while it migrates leaves a row that every later start would wait for without end
    /// (dotnet/efcore#38958). Safe because the folder is ours alone.
    /// </summary>
    private static async Task RemoveStaleMigrationLockAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        if (await HasTableAsync(connection, "__EFMigrationsLock", cancellation))
        {
            await ScalarAsync(connection, "DELETE FROM \"__EFMigrationsLock\"", cancellation);
        }
    }

    /// <summary>What is to be changed is kept as it was: the way back to the former program, and the way out when a change goes wrong.</summary>
    private static async Task KeepFormerAsync(string dataRoot, CancellationToken cancellation)
    {
        await using var connection = new SqliteConnection(ConnectionString(dataRoot));
        await connection.OpenAsync(cancellation);
        if (!await HasTableAsync(connection, "__EFMigrationsHistory", cancellation) || await ScalarAsync(connection, "SELECT MAX(MigrationId) FROM __EFMigrationsHistory", cancellation) is not string last)
        {
            return;
        }
        var backups = PrivateFolder.Create(Path.Combine(dataRoot, DataLayout.Backups)).FullName;
        var target = Path.Combine(backups, $"{DataLayout.BeforeUpgrade}{last}.db");
        if (!File.Exists(target))
        {
            await DatabaseCopy.MakeAsync(dataRoot, target, cancellation);
        }
    }

    private static async Task<bool> IsUpToDateAsync(SqliteConnection connection, CancellationToken cancellation)
    {
        if (!await HasTableAsync(connection, "__EFMigrationsHistory", cancellation))
        {
            return false;
        }
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT MigrationId FROM __EFMigrationsHistory";
        var applied = new HashSet<string>(StringComparer.Ordinal);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            applied.Add(rows.GetString(0));
        }
        return typeof(SiteDatabase).Assembly.GetTypes().Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id).OfType<string>().All(applied.Contains);
    }

    private static async Task<bool> HasTableAsync(SqliteConnection connection, string name, CancellationToken cancellation) =>
        await ScalarAsync(connection, $"SELECT name FROM sqlite_master WHERE name = '{name}'", cancellation) is not null;

    internal static async Task RequireAsync(SqliteConnection connection, string pragma, string answer, string fault, CancellationToken cancellation)
    {
        if (await ScalarAsync(connection, pragma, cancellation) as string != answer)
        {
            throw new SiteDatabaseException(fault);
        }
    }

    private static async Task<object?> ScalarAsync(DbConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(cancellation);
    }

    private static SiteDatabaseException Refused(string dataRoot, SqliteException e) => new(SqliteErrors.IsDamage(e) ? Damaged(dataRoot) : Unusable(dataRoot, e), e);

    private static string WithoutWal(string dataRoot) =>
        $"Databasen i {dataRoot} kan ikke køre i WAL-tilstand. Læg mappen på en lokal disk.";

    private static string Unusable(string dataRoot, SqliteException e) =>
        $"Databasen i {dataRoot} kan ikke åbnes og skrives: {e.Message}";

    internal static string Damaged(string dataRoot) =>
        $"Databasen {Path.Combine(dataRoot, DataLayout.Database)} er beskadiget. Gendan den nyeste sikkerhedskopi, mens sitet står stille: restore <fil>. Sitets egne kopier ligger i {Path.Combine(dataRoot, DataLayout.Backups)}; det beskadigede bliver lagt til side.";
}
