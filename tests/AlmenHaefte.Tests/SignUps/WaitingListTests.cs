using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using MimeKit;

namespace AlmenHaefte.Tests.SignUps;

public sealed class WaitingListTests : DeskTest
{
    private static readonly SignUpRequest Bo = Cast.Request("Bo", "bo@almenbo.example");
    private static readonly SignUpRequest Soeren = Cast.Soeren;

    private readonly SignUpRequest aase = Cast.Aase;

    public WaitingListTests() => Webinar = Launch.Webinar with { Capacity = 1 };

    [Fact]
    public async Task Ten_seats_and_ninety_six_posts_at_once_make_ten_seats_taken()
    {
        Webinar = Launch.Webinar with { Capacity = 10 };
        var people = Enumerable.Range(0, 48).Select(n => $"deltager{n}@almenbo.example").ToList();

        var results = await Task.WhenAll(people.Concat(people).Select(email => Task.Run(() => EnterAsync(Cast.Request("Deltager", email)))));

        var rows = await Database.RowsAsync();
        Assert.Equal(10, rows.Count(row => row.State is SignUpState.Confirmed));
        Assert.Equal(38, rows.Count(row => row.State is SignUpState.Waitlisted));
        Assert.Equal(48, results.Count(result => result is SignUpResult.AlreadySignedUp));
        Assert.Equal(Enumerable.Range(1, 38), await PositionsAsync(rows));
    }

    [Fact]
    public async Task Whoever_finds_no_seat_is_told_the_place_in_the_queue()
    {
        await SignUpAsync(aase);
        Assert.Equal(SignUpState.Waitlisted, (await SignUpAsync(Soeren)).State);
        await SignUpAsync(Bo);
        await DeliverAsync();

        Assert.Equal([MailKind.Confirmed], SentTo(aase));
        Assert.Equal([MailKind.Waitlisted], SentTo(Soeren));
        Assert.Contains("2", TextOf(Delivered.Last()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_freed_seat_goes_to_the_one_who_has_waited_longest_and_the_others_move_up()
    {
        var first = await SignUpAsync(aase);
        await SignUpAsync(Soeren);
        Now += TimeSpan.FromMinutes(1);
        var last = await SignUpAsync(Bo);

        await AsOwnerAsync(first, (self, id, key) => self.CancelAsync(id, key, Webinar, Now, Cancellation));
        await DeliverAsync();

        Assert.Equal(SignUpState.Confirmed, (await FindAsync(Soeren)).State);
        Assert.Equal(SignUpState.Waitlisted, (await FindAsync(last)).State);
        Assert.Equal(1, await Database.AtAsync(desks => desks.Self.PositionAsync(last, Cancellation)));
        Assert.Contains(MailKind.Promoted, SentTo(Soeren));
    }

    [Fact]
    public async Task More_seats_in_the_file_let_the_queue_move_up_and_fewer_throw_nobody_out()
    {
        await SignUpAsync(aase);
        await SignUpAsync(Soeren);
        await SignUpAsync(Bo);

        Webinar = Webinar with { Capacity = 3 };
        Assert.Equal(2, await FollowAsync());
        Assert.Equal(0, await FollowAsync());
        Webinar = Webinar with { Capacity = 1 };
        await FollowAsync();

        Assert.All(await Database.RowsAsync(), row => Assert.Equal(SignUpState.Confirmed, row.State));
        Assert.Equal(-2, await Database.AtAsync(desks => desks.Queue.FreeSeatsAsync(Webinar, Cancellation)));
    }

    [Fact]
    public async Task A_webinar_made_smaller_gives_no_seat_away_until_one_is_really_free()
    {
        Webinar = Launch.Webinar with { Capacity = 2 };
        var first = await SignUpAsync(aase);
        await SignUpAsync(Soeren);
        await SignUpAsync(Bo);
        Webinar = Webinar with { Capacity = 1 };

        await AsOwnerAsync(first, (self, id, key) => self.CancelAsync(id, key, Webinar, Now, Cancellation));

        Assert.Equal(SignUpState.Waitlisted, (await FindAsync(Bo)).State);
    }

    [Fact]
    public async Task The_queue_stands_still_when_the_webinar_is_over_or_cancelled()
    {
        await SignUpAsync(aase);
        await SignUpAsync(Soeren);

        Now = Launch.EndsAt;
        Webinar = Webinar with { Capacity = 2 };
        await FollowAsync();
        Assert.Equal(SignUpState.Waitlisted, (await FindAsync(Soeren)).State);

        Now = Launch.EndsAt.AddSeconds(-1);
        await FollowAsync();
        Assert.Equal(SignUpState.Confirmed, (await FindAsync(Soeren)).State);
    }

    [Fact]
    public async Task A_person_who_leaves_the_list_is_told_so_and_gets_no_calendar_entry()
    {
        await SignUpAsync(aase);
        var waiting = await SignUpAsync(Soeren);

        await AsOwnerAsync(waiting, (self, id, key) => self.CancelAsync(id, key, Webinar, Now, Cancellation));
        await DeliverAsync();

        Assert.Equal([MailKind.LeftList], SentTo(Soeren));
        Assert.DoesNotContain(MimeMessage.Load(new MemoryStream(Delivered.Last().Message!), Cancellation).BodyParts, part => part.ContentType.IsMimeType("text", "calendar"));
    }

    private static string TextOf(Mail mail) => MimeMessage.Load(new MemoryStream(mail.Message!)).TextBody!;

    private async Task<List<int>> PositionsAsync(IEnumerable<SignUp> rows)
    {
        var positions = new List<int>();
        foreach (var row in rows.Where(row => row.State is SignUpState.Waitlisted))
        {
            positions.Add((int)(await Database.AtAsync(desks => desks.Self.PositionAsync(row, Cancellation)))!);
        }

        positions.Sort();
        return positions;
    }
}
