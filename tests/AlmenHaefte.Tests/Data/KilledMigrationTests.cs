using System.Globalization;
using AlmenHaefte.Data;
using AlmenHaefte.Tests.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AlmenHaefte.Tests.Data;

/// <summary>A site killed while it brings an old database up to date. <c>MIGRATION_KILLS</c> says how often; the next start must work each time.</summary>
public sealed class KilledMigrationTests : IDisposable
{
    private static readonly int Kills = int.Parse(Environment.GetEnvironmentVariable("MIGRATION_KILLS") ?? "1", CultureInfo.InvariantCulture);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-drab-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.FullName, "data");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task A_site_that_was_killed_while_it_migrated_starts_the_next_time_with_all_that_was_there()
    {
        for (var kill = 0; kill < Kills; kill++)
        {
            await MakeOldAsync();
            using (var killed = Start())
            {
                await UntilItMigratesAsync(killed);
                killed.Kill();
            }

            using var next = Start();
            using var visitor = await next.VisitorAsync(Cancellation);

            Assert.Equal("Healthy", await visitor.GetStringAsync("/health/ready", Cancellation));
            await using var db = new SiteDb(SiteDatabase.Options(Data));
            Assert.Equal("aase@almenbo.example", Assert.Single(await db.SignUps.Select(signUp => signUp.Email).ToListAsync(Cancellation)));
            Assert.Empty(await db.Database.GetPendingMigrationsAsync(Cancellation));
        }
    }

    private SiteProcess Start() => SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Data:Root", Data));

    /// <summary>As the first version of the site left it.</summary>
    private async Task MakeOldAsync()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(Data))
        {
            Directory.Delete(Data, recursive: true);
        }
        await MigratedDatabase.MakeEmptyAsync(Data);
        await using (var old = new SiteDb(SiteDatabase.Options(Data)))
        {
            await old.GetService<IMigrator>().MigrateAsync("SignUps", Cancellation);
            await old.Database.ExecuteSqlAsync(
                $"INSERT INTO SignUps (WebinarId, SubmissionId, Name, Email, EmailKey, State, CreatedAt) VALUES ('lancering', {Guid.NewGuid()}, 'Åse Ærø', 'aase@almenbo.example', 'aase@almenbo.example', 'Confirmed', '2026-11-01 07:00:00')", Cancellation);
        }
        SqliteConnection.ClearAllPools();
    }

    /// <summary>From the moment it has taken the lock of migrations, as others see it, until it has let go again: somewhere in between it is killed. One that was too fast has nothing to kill.</summary>
    private async Task UntilItMigratesAsync(SiteProcess site)
    {
        await using var other = new SqliteConnection($"Data Source={Path.Combine(Data, DataLayout.Database)};Mode=ReadOnly");
        await other.OpenAsync(Cancellation);
        while (!site.Output.Any(line => line.Contains("Now listening", StringComparison.Ordinal)) && site.Errors.Count == 0)
        {
            await using var command = other.CreateCommand();
            command.CommandText = "SELECT (SELECT COUNT(*) FROM __EFMigrationsLock) + (SELECT COUNT(*) - 1 FROM __EFMigrationsHistory)";
            if (await command.ExecuteScalarAsync(Cancellation) is > 0L)
            {
                return;
            }
            await Task.Delay(2, Cancellation);
        }
    }
}
