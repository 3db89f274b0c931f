using System.Text;
using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using Microsoft.Data.Sqlite;

namespace AlmenHaefte.Tests.SignUps;

public sealed class RetentionTests : DeskTest
{
    private static readonly DateTimeOffset TheDay = new(2022, 7, 19, 0, 0, 0, TimeSpan.FromHours(2));

    private readonly SignUpRequest aase = Cast.Request("Åse Ærø", "aase.aeroe@almenbo.example", "Boligselskabet Sødalen") with
    {
        Wishes = "En tolk til tegnsprog",
        Answers = new Dictionary<string, string> { ["rolle"] = "Projektleder i Sødalen" },
    };

    [Fact]
    public async Task On_the_printed_day_and_not_before_a_seat_is_anonymised()
    {
        await SignUpAsync(aase);

        Assert.Equal(0, await RunAsync(TheDay.AddSeconds(-1)));
        Assert.Equal(1, await RunAsync(TheDay));
        Assert.Equal(0, await RunAsync(TheDay.AddDays(1)));

        var row = Assert.Single(await Database.RowsAsync());
        Assert.Equal((SignUpState.Anonymised, SignUpState.Confirmed), (row.State, row.FormerState));
        Assert.Equal(new DateTimeOffset(2022, 3, 28, 0, 0, 0, TimeSpan.Zero), row.CreatedAt);
        Assert.Null(row.Organisation);
    }

    [Fact]
    public async Task Those_without_a_seat_go_after_thirty_days_and_wishes_after_fourteen()
    {
        Webinar = Launch.Webinar with { Capacity = 1 };
        await SignUpAsync(aase);
        var waiting = await SignUpAsync(Cast.Soeren);
        var left = await SignUpAsync(Cast.Request("Bo", "bo@almenbo.example"));
        await AsOwnerAsync(left, (self, id, key) => self.CancelAsync(id, key, Webinar, Now, Cancellation));

        await RunAsync(new DateTimeOffset(2022, 5, 3, 23, 59, 59, TimeSpan.FromHours(2)));
        Assert.Equal(aase.Wishes, (await FindAsync(aase)).Wishes);
        Assert.Equal(0, await RunAsync(new DateTimeOffset(2022, 5, 4, 0, 0, 0, TimeSpan.FromHours(2))));
        Assert.Null((await FindAsync(aase)).Wishes);
        Assert.Equal(0, await RunAsync(new DateTimeOffset(2022, 5, 19, 23, 59, 59, TimeSpan.FromHours(2))));
        Assert.Equal(2, await RunAsync(new DateTimeOffset(2022, 5, 20, 0, 0, 0, TimeSpan.FromHours(2))));

        Assert.Equal(SignUpState.Anonymised, (await FindAsync(waiting)).State);
        Assert.True((await FindAsync(aase)).IsLive);
    }

    [Fact]
    public async Task The_day_that_was_promised_holds_whatever_becomes_of_the_webinars_file()
    {
        Webinar = Launch.Webinar with { RetentionDays = 30 };
        await SignUpAsync(aase);
        Webinar = Launch.Webinar with { RetentionDays = 365 };
        await SignUpAsync(Cast.Soeren);

        Assert.Equal(0, await RunAsync(new DateTimeOffset(2022, 5, 19, 23, 59, 59, TimeSpan.FromHours(2))));
        Assert.Equal(1, await RunAsync(new DateTimeOffset(2022, 5, 20, 0, 0, 0, TimeSpan.FromHours(2))));
        Assert.Equal(0, await RunAsync(new DateTimeOffset(2023, 4, 19, 23, 59, 59, TimeSpan.FromHours(2))));
        Assert.Equal(1, await RunAsync(new DateTimeOffset(2023, 4, 20, 0, 0, 0, TimeSpan.FromHours(2))));
    }

    [Fact]
    public async Task An_organisation_that_many_come_from_may_still_be_counted()
    {
        foreach (var n in Enumerable.Range(0, 4))
        {
            await SignUpAsync(Cast.Request("Deltager", $"deltager{n}@almenbo.example", "KAB"));
        }

        await SignUpAsync(aase);
        await RunAsync(TheDay);

        Assert.Equal(["KAB", "KAB", "KAB", "KAB"], (await Database.RowsAsync()).Select(row => row.Organisation).OfType<string>());
    }

    [Fact]
    public async Task More_than_one_transaction_takes_are_all_anonymised()
    {
        foreach (var n in Enumerable.Range(0, 101))
        {
            await SignUpAsync(Cast.Request("Deltager", $"deltager{n}@almenbo.example"));
        }

        Assert.Equal(101, await RunAsync(TheDay));
    }

    [Fact]
    public async Task Requests_are_forgotten_after_a_day_and_mails_that_failed_after_thirty()
    {
        await SignUpAsync(aase);
        await using (var db = Database.Open())
        {
            var mail = db.Mails.Single();
            mail.Refused("550 5.1.1 <aase.aeroe@almenbo.example> unknown", Now);
            await db.SaveChangesAsync(Cancellation);
        }

        await RunAsync(Now.AddDays(1).AddSeconds(1));
        await using (var db = Database.Open())
        {
            Assert.Empty(db.AddressRequests);
            Assert.NotNull(db.Mails.Single().Message);
        }

        await RunAsync(Now.AddDays(30).AddSeconds(1));
        var wiped = Assert.Single(await Database.MailsAsync());
        Assert.Equal((null, null, null, MailState.Failed), (wiped.Message, wiped.Recipient, wiped.Trouble, wiped.State));
    }

    [Fact]
    public async Task After_anonymisation_and_scrubbing_nothing_of_the_person_is_left_in_the_files()
    {
        var signUp = await SignUpAsync(aase);
        await EnterAsync(aase with { SubmissionId = Guid.NewGuid() });
        var old = await SignUpAsync(Cast.Soeren);
        await AsOwnerAsync(old, (self, id, key) => self.ChangeAddressAsync(id, key, Cast.Email("soeren@nyt-sted.example"), Webinar, Now, Cancellation));
        await Database.AtAsync(async desks =>
        {
            await desks.LinkRequests.SendAsync(aase.Email, [Webinar], Now, Cancellation);
            return true;
        });
        var before = await FilesAsync();
        string[] traces =
        [
            "Åse", "Ærø", "aase.aeroe", "almenbo", "Sødalen", "tolk", "Projektleder", "Søren", "O’Brien", "soeren.obrien", "nyt-sted", signUp.CalendarUid.ToString(),
            Desks.Keys.Manage(signUp), Desks.Keys.Join(signUp), Desks.Keys.Manage(old), Desks.Keys.Fingerprint(aase.Email.Key),
        ];
        // The test must be able to see them.
        Assert.Contains("aase.aeroe", before, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("Sødalen", before, StringComparison.Ordinal);

        Now += TimeSpan.FromMinutes(1);
        await DeliverAsync();
        await RunAsync(TheDay);
        await using (var db = Database.Open())
        {
            Assert.True(await Database.Gate.AloneAsync(() => SiteDatabase.ScrubAsync(db, Cancellation), Cancellation));
        }

        var after = await FilesAsync();
        Assert.All(traces, trace => Assert.DoesNotContain(trace, after, StringComparison.OrdinalIgnoreCase));
    }

    private Task<int> RunAsync(DateTimeOffset now) => Database.AtAsync(desks => desks.Retention.RunAsync(now, Cancellation));

    /// <summary>Every byte of the database and what lies beside it, read as text.</summary>
    private async Task<string> FilesAsync()
    {
        SqliteConnection.ClearAllPools();
        var text = new StringBuilder();
        foreach (var file in Directory.GetFiles(Database.Folder, "*.db*"))
        {
            text.Append(Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file, Cancellation)));
        }

        return text.ToString();
    }
}
