using AlmenHaefte.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace AlmenHaefte.Tests.Data;

public sealed class MigrationTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("almenhaefte-migration-").FullName;

    [Fact]
    public async Task Sign_ups_made_before_there_were_mails_get_addresses_and_calendar_entries_of_their_own()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await MigratedDatabase.MakeEmptyAsync(folder);
        await using (var old = new SiteDb(SiteDatabase.Options(folder)))
        {
            await old.GetService<IMigrator>().MigrateAsync("SignUps", cancellation);
            foreach (var email in new[] { "aase@almenbo.example", "soeren@almenbo.example" })
            {
                await old.Database.ExecuteSqlAsync(
                    $"INSERT INTO SignUps (WebinarId, SubmissionId, Name, Email, EmailKey, State, CreatedAt) VALUES ('lancering', {Guid.NewGuid()}, 'Åse Ærø', {email}, {email}, 'Confirmed', '2022-03-28 07:00:00')",
                    cancellation);
            }
        }

        using var site = await SiteDatabase.StartAsync(folder, cancellation);
        await using var db = new SiteDb(SiteDatabase.Options(folder));
        var rows = await db.SignUps.ToListAsync(cancellation);

        Assert.Equal(2, rows.Count);
        Assert.Equal(4, rows.SelectMany(row => new[] { row.PublicId, row.CalendarUid }).Distinct().Count(id => id != Guid.Empty));
        Assert.All(rows, row => Assert.Equal((true, 0, null), (row.WantsReminders, row.Answers.Count, row.ToldStart)));
        var found = await db.SignUps.SingleAsync(row => row.PublicId == rows[0].PublicId, cancellation);
        Assert.Equal(rows[0].Id, found.Id);
    }

    [Fact]
    public async Task A_change_of_the_tables_that_fails_loses_nothing_and_the_mended_one_goes_on()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await MigratedDatabase.MakeEmptyAsync(folder);
        await using (var old = new SiteDb(SiteDatabase.Options(folder)))
        {
            await old.GetService<IMigrator>().MigrateAsync("SignUps", cancellation);
            await old.Database.ExecuteSqlAsync(
                $"INSERT INTO SignUps (WebinarId, SubmissionId, Name, Email, EmailKey, State, CreatedAt) VALUES ('lancering', {Guid.NewGuid()}, 'Åse Ærø', 'aase@almenbo.example', 'aase@almenbo.example', 'Confirmed', '2022-03-28 07:00:00')",
                cancellation);
            // In the way of one of the next.
            await old.Database.ExecuteSqlAsync($"CREATE TABLE Remarks (Other TEXT)", cancellation);
        }

        var refused = await Assert.ThrowsAsync<SiteDatabaseException>(() => SiteDatabase.StartAsync(folder, cancellation));

        Assert.Contains("Remarks", refused.Message, StringComparison.Ordinal);
        Assert.Equal(["aase@almenbo.example"], await EmailsAsync("almenhaefte.db"));
        Assert.Equal(["aase@almenbo.example"], await EmailsAsync(Path.GetRelativePath(folder, Assert.Single(Directory.GetFiles(Path.Combine(folder, "backups"))))));
        await using (var db = new SiteDb(SiteDatabase.Options(folder)))
        {
            await db.Database.ExecuteSqlAsync($"DROP TABLE Remarks", cancellation);
        }
        using var mended = await SiteDatabase.StartAsync(folder, cancellation);
        Assert.Equal(["aase@almenbo.example"], await EmailsAsync("almenhaefte.db"));
    }

    private async Task<List<string>> EmailsAsync(string file)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, file)};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Email FROM SignUps";
        await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var emails = new List<string>();
        while (await rows.ReadAsync(TestContext.Current.CancellationToken))
        {
            emails.Add(rows.GetString(0));
        }
        return emails;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
