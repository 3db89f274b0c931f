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

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }
}
