using System.Runtime.Versioning;
using AlmenHaefte.Data;
using AlmenHaefte.Tests.SignUps;
using AlmenHaefte.Tests.Webinars;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Data;

public sealed class SiteDatabaseTests : IAsyncLifetime
{
    private readonly TestDatabase database = new();

    public ValueTask InitializeAsync() => database.InitializeAsync();

    public ValueTask DisposeAsync() => database.DisposeAsync();

    [Theory]
    [InlineData("PRAGMA journal_mode", "wal")]
    [InlineData("PRAGMA synchronous", "2")]
    [InlineData("PRAGMA busy_timeout", "5000")]
    [InlineData("PRAGMA trusted_schema", "0")]
    [InlineData("PRAGMA foreign_keys", "1")]
    public async Task Every_connection_has_the_settings_that_keep_what_was_acknowledged(string pragma, string value)
    {
        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal(value, Scalar(db, pragma));

        await db.Database.CloseConnectionAsync();
        db.Database.OpenConnection();
        Assert.Equal(value, Scalar(db, pragma));
    }

    [Fact]
    public async Task The_migrations_are_up_to_date_with_the_model()
    {
        await using var db = database.Open();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public void The_folder_is_for_its_owner_only()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
            File.GetUnixFileMode(database.Folder));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task The_file_is_for_its_owner_only_whatever_the_rights_of_the_folder()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no file modes.");
        database.Stop();
        File.Delete(database.File);
        File.SetUnixFileMode(database.Folder, (UnixFileMode)0b111_101_101);

        using var started = await StartAsync();

        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.All(Directory.GetFiles(database.Folder, "almenhaefte.db*"), file => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task A_connection_that_does_not_keep_the_settings_is_not_used()
    {
        var options = new DbContextOptionsBuilder<SiteDb>();
        SiteDatabase.Configure(options, database.Folder);
        options.UseSqlite($"Data Source={database.File};Foreign Keys=False");
        await using var db = new SiteDb(options.Options);

        await Assert.ThrowsAsync<DataUnavailableException>(() => db.SignUps.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_file_that_goes_away_while_the_site_runs_is_missed_and_not_made_anew()
    {
        var request = Cast.Request("Åse Ærø", "aase@almenbo.example");
        await database.AtDeskAsync(desk => desk.EnterAsync(Launch.Webinar, request, Desks.Form, Launch.InMarch, CancellationToken.None));
        File.Delete(database.File);

        await Assert.ThrowsAsync<DataUnavailableException>(() => database.AtDeskAsync(desk => desk.EnterAsync(Launch.Webinar, request, Desks.Form, Launch.InMarch, CancellationToken.None)));

        Assert.False(File.Exists(database.File));
    }

    [Fact]
    public async Task Without_the_log_beside_it_the_database_starts_and_is_whole()
    {
        await database.AtDeskAsync(desk => desk.EnterAsync(Launch.Webinar, Cast.Request("Åse Ærø", "aase@almenbo.example"), Desks.Form, Launch.InMarch, CancellationToken.None));
        // As it lies there after a crash, before the log has been written back.
        var copy = Directory.CreateTempSubdirectory("almenhaefte-uden-log-");
        File.Copy(database.File, Path.Combine(copy.FullName, "almenhaefte.db"));

        using (await SiteDatabase.StartAsync(copy.FullName, CancellationToken.None))
        {
            await using var db = new SiteDb(SiteDatabase.Options(copy.FullName));
            Assert.Empty(await db.SignUps.ToListAsync(TestContext.Current.CancellationToken));
        }
        SqliteConnection.ClearAllPools();
        copy.Delete(recursive: true);
    }

    [Fact]
    public async Task A_database_that_was_cut_short_is_refused_with_the_way_out()
    {
        database.Stop();
        await using (var file = new FileStream(database.File, FileMode.Open))
        {
            file.SetLength(file.Length / 2);
        }

        var refusal = await Assert.ThrowsAsync<SiteDatabaseException>(StartAsync);

        Assert.Contains("restore <fil>", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_site_on_the_same_folder_is_refused()
    {
        var refusal = await Assert.ThrowsAsync<SiteDatabaseException>(StartAsync);

        Assert.Contains("kører sitet allerede", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_becomes_a_database_in_WAL_mode()
    {
        Empty();

        using var started = await StartAsync();

        await using var db = database.Open();
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal("wal", Scalar(db, "PRAGMA journal_mode"));
        Assert.Empty(await database.RowsAsync());
    }

    [Fact]
    public async Task A_file_in_another_mode_is_brought_back_to_WAL()
    {
        await using (var db = database.Open())
        {
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            Assert.Equal("delete", Scalar(db, "PRAGMA journal_mode=DELETE"));
        }

        database.Stop();
        using var started = await StartAsync();

        await using var again = database.Open();
        await again.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        Assert.Equal("wal", Scalar(again, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task A_migration_that_was_killed_does_not_block_the_next_start()
    {
        await using (var db = database.Open())
        {
            await db.Database.ExecuteSqlAsync(
                $"INSERT INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2022-03-28 09:00:00')",
                TestContext.Current.CancellationToken);
        }

        database.Stop();

        using var started = await StartAsync().WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task What_is_to_be_migrated_is_kept_as_it_was()
    {
        string last;
        await using (var db = database.Open())
        {
            await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
            last = Scalar(db, "SELECT MAX(MigrationId) FROM __EFMigrationsHistory")!;
            // As after an upgrade: there is a migration that the database has not had; it fails, for its tables are there.
            await db.Database.ExecuteSqlAsync($"DELETE FROM __EFMigrationsHistory WHERE MigrationId = {last}", TestContext.Current.CancellationToken);
        }
        database.Stop();

        await Assert.ThrowsAsync<SiteDatabaseException>(StartAsync);

        var kept = Assert.Single(Directory.GetFiles(Path.Combine(database.Folder, "backups")));
        await DatabaseCopy.CheckAsync(kept, TestContext.Current.CancellationToken);
        Assert.DoesNotContain(last, kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused_with_the_way_out()
    {
        database.Stop();
        await File.WriteAllTextAsync(database.File, new string('x', 10_000), TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<SiteDatabaseException>(StartAsync);

        Assert.Contains(database.File, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("restore <fil>", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_damaged_database_is_refused_with_the_way_out()
    {
        for (var n = 0; n < 50; n++)
        {
            var request = Cast.Request($"Deltager {n}", $"deltager{n}@almenbo.example");
            await database.AtDeskAsync(desk => desk.EnterAsync(Launch.Webinar, request, Desks.Form, Launch.InMarch, CancellationToken.None));
        }

        database.Stop();
        await using (var file = new FileStream(database.File, FileMode.Open))
        {
            file.Seek(4_200, SeekOrigin.Begin);
            file.Write(new byte[file.Length - 4_200]);
        }

        var refusal = await Assert.ThrowsAsync<SiteDatabaseException>(StartAsync);

        Assert.Contains("restore <fil>", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_refused_in_plain_words()
    {
        var refusal = await Assert.ThrowsAsync<SiteDatabaseException>(
            () => SiteDatabase.StartAsync(Path.Combine(database.File, "data"), CancellationToken.None));

        Assert.StartsWith("Datamappen", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_start_lets_go_of_the_folder()
    {
        database.Stop();
        await File.WriteAllTextAsync(database.File, new string('x', 10_000), TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<SiteDatabaseException>(StartAsync);
        Empty();

        using var started = await StartAsync();
    }

    private Task<SiteDatabase> StartAsync() => SiteDatabase.StartAsync(database.Folder, CancellationToken.None);

    private void Empty()
    {
        database.Stop();
        File.WriteAllBytes(database.File, []);
    }

    private static string? Scalar(SiteDb db, string pragma)
    {
        using var command = (SqliteCommand)db.Database.GetDbConnection().CreateCommand();
        command.CommandText = pragma;
        return command.ExecuteScalar()?.ToString();
    }
}
