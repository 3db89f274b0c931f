using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.SignUps;

public sealed class SelfServiceTests : DeskTest
{
    private readonly SignUpRequest aase = Cast.Aase;
    private readonly SignUpRequest soeren = Cast.Soeren;

    [Fact]
    public async Task A_cancelled_seat_is_free_and_cancelling_again_changes_nothing()
    {
        var signUp = await SignUpAsync(aase);

        var once = await CancelAsync(signUp);
        var twice = await CancelAsync(signUp);
        await DeliverAsync();

        Assert.Equal((SignUpState.Cancelled, CancelReason.Self, 1), (once.State, once.CancelledBecause, once.CalendarSequence));
        Assert.Equal((once.CancelledAt, 1), (twice.CancelledAt, twice.CalendarSequence));
        Assert.Equal([MailKind.Cancelled], SentTo(aase));
    }

    [Fact]
    public async Task A_webinar_that_is_over_cannot_be_cancelled()
    {
        var signUp = await SignUpAsync(aase);
        Now = Launch.EndsAt;

        Assert.True((await CancelAsync(signUp)).IsLive);
        Now = Launch.EndsAt.AddSeconds(-1);
        Assert.False((await CancelAsync(signUp)).IsLive);
    }

    [Fact]
    public async Task A_cancellation_can_be_taken_back_for_ten_minutes_with_a_new_calendar_entry()
    {
        var signUp = await SignUpAsync(aase);
        await DeliverAsync();
        await CancelAsync(signUp);
        await DeliverAsync();

        Now += SignUp.UndoTime - TimeSpan.FromSeconds(1);
        var back = await UndoAsync(signUp);
        await DeliverAsync();

        Assert.Equal((SignUpState.Confirmed, 0), (back.State, back.CalendarSequence));
        Assert.NotEqual(signUp.CalendarUid, back.CalendarUid);
        Assert.Equal([MailKind.Confirmed, MailKind.Cancelled, MailKind.Confirmed], SentTo(aase));
    }

    [Fact]
    public async Task After_ten_minutes_a_cancellation_stands()
    {
        var signUp = await SignUpAsync(aase);
        await CancelAsync(signUp);

        Now += SignUp.UndoTime;

        Assert.False((await UndoAsync(signUp)).IsLive);
    }

    [Fact]
    public async Task A_seat_that_is_gone_gives_back_the_old_place_in_the_queue()
    {
        Webinar = Launch.Webinar with { Capacity = 1 };
        var first = await SignUpAsync(aase);
        Now += TimeSpan.FromMinutes(1);
        await SignUpAsync(soeren);
        var bo = await SignUpAsync(Cast.Request("Bo", "bo@almenbo.example"));

        await CancelAsync(first);
        var back = await UndoAsync(first);

        await DeliverAsync();

        Assert.Equal(SignUpState.Waitlisted, back.State);
        Assert.Equal(MailKind.Waitlisted, SentTo(aase).Last());
        Assert.Equal(1, await Database.AtAsync(desks => desks.Self.PositionAsync(back, Cancellation)));
        Assert.Equal(2, await Database.AtAsync(desks => desks.Self.PositionAsync(bo, Cancellation)));
    }

    [Fact]
    public async Task Whoever_has_signed_up_anew_has_nothing_to_take_back()
    {
        var signUp = await SignUpAsync(aase);
        await CancelAsync(signUp);
        await SignUpAsync(aase with { SubmissionId = Guid.NewGuid() });

        Assert.False((await UndoAsync(signUp)).IsLive);
        Assert.Single(await Database.RowsAsync(), row => row.IsLive);
    }

    [Fact]
    public async Task A_new_sign_up_after_a_cancellation_has_keys_and_a_calendar_entry_of_its_own()
    {
        var old = await SignUpAsync(aase);
        await CancelAsync(old);

        var anew = await SignUpAsync(aase with { SubmissionId = Guid.NewGuid() });

        Assert.NotEqual(old.Id, anew.Id);
        Assert.NotEqual(old.CalendarUid, anew.CalendarUid);
        Assert.NotEqual(Desks.Keys.Manage(old), Desks.Keys.Manage(anew));
    }

    [Fact]
    public async Task A_new_address_takes_over_the_seat_and_the_old_links_open_nothing()
    {
        Webinar = Launch.Webinar with { Capacity = 1 };
        var old = await SignUpAsync(aase);
        await SignUpAsync(soeren);
        await DeliverAsync();
        var email = Cast.Email("aase@nyt-sted.example");

        await AsOwnerAsync(old, (self, id, key) => self.ChangeAddressAsync(id, key, email, Webinar, Now, Cancellation));
        await DeliverAsync();

        var anew = (await Database.RowsAsync()).Single(row => row.EmailKey == email.Key);
        Assert.Equal((SignUpState.Confirmed, old.CreatedAt, "Åse Ærø"), (anew.State, anew.CreatedAt, anew.Name));
        Assert.Equal(SignUpState.Waitlisted, (await FindAsync(soeren)).State);
        Assert.Equal([MailKind.Confirmed, MailKind.AddressChanged], SentTo(aase));
        Assert.Equal([MailKind.Confirmed], SentTo(aase with { Email = email }));
        Assert.Null(await Database.AtAsync(desks => desks.Self.FindAsync(old.PublicId, Desks.Keys.Manage(old), Cancellation)));
        Assert.Null(await Database.AtAsync(desks => desks.Self.FindAtDoorAsync(old.PublicId, Desks.Keys.Join(old), Cancellation)));
    }

    [Fact]
    public async Task An_address_that_is_signed_up_already_keeps_its_own_seat_and_the_given_up_one_goes_to_the_queue()
    {
        Webinar = Launch.Webinar with { Capacity = 2 };
        var mine = await SignUpAsync(aase);
        var theirs = await SignUpAsync(soeren);
        var bo = Cast.Request("Bo", "bo@almenbo.example");
        await SignUpAsync(bo);

        await AsOwnerAsync(mine, (self, id, key) => self.ChangeAddressAsync(id, key, soeren.Email, Webinar, Now, Cancellation));
        await DeliverAsync();

        Assert.Equal((theirs.Id, theirs.Name), ((await FindAsync(soeren)).Id, (await FindAsync(soeren)).Name));
        Assert.Equal(SignUpState.Confirmed, (await FindAsync(bo)).State);
        Assert.Contains(MailKind.Already, SentTo(soeren));
    }

    [Fact]
    public async Task It_was_not_me_deletes_at_once_calls_the_invitation_back_and_keeps_the_address_out()
    {
        var signUp = await SignUpAsync(aase);
        await DeliverAsync();

        var gone = await AsOwnerAsync(signUp, (self, id, key) => self.DisownAsync(id, key, Webinar, Now, Cancellation));
        await DeliverAsync();
        Assert.IsType<SignUpResult.AlreadySignedUp>(await EnterAsync(aase with { SubmissionId = Guid.NewGuid() }));
        await DeliverAsync();

        Assert.Equal((SignUpState.Anonymised, "", "", ""), (gone.State, gone.Name, gone.Email, gone.EmailKey));
        Assert.Equal([MailKind.Confirmed, MailKind.Removed], SentTo(aase));
        Assert.DoesNotContain(await Database.RowsAsync(), row => row.IsLive);
        Now += TimeSpan.FromDays(30);
        Webinar = Webinar with { StartsAt = Webinar.StartsAt.AddYears(1), EndsAt = Webinar.EndsAt.AddYears(1) };
        Assert.IsType<SignUpResult.SignedUp>(await EnterAsync(aase with { SubmissionId = Guid.NewGuid() }));
    }

    [Fact]
    public async Task Whoever_was_never_sent_an_invitation_gets_no_mail_about_its_being_called_back()
    {
        var signUp = await SignUpAsync(aase);

        await AsOwnerAsync(signUp, (self, id, key) => self.DisownAsync(id, key, Webinar, Now, Cancellation));
        await DeliverAsync();

        Assert.Empty(Delivered);
        Assert.All(await Database.MailsAsync(), mail => Assert.Null(mail.Message));
    }

    [Fact]
    public async Task An_erased_person_is_told_once_and_the_seat_moves_on()
    {
        Webinar = Launch.Webinar with { Capacity = 1 };
        var signUp = await SignUpAsync(aase with { WantsComing = true });
        await SignUpAsync(soeren);
        await DeliverAsync();

        await AsOwnerAsync(signUp, (self, id, key) => self.EraseAsync(id, key, Webinar, Now, Cancellation));
        await AsOwnerAsync(signUp, (self, id, key) => self.EraseAsync(id, key, Webinar, Now, Cancellation));
        await DeliverAsync();

        Assert.Equal([MailKind.Confirmed, MailKind.Erased], SentTo(aase));
        Assert.Equal(SignUpState.Confirmed, (await FindAsync(soeren)).State);
        await using var db = Database.Open();
        Assert.Empty(db.Consents);
    }

    [Fact]
    public async Task The_wish_for_other_mails_follows_to_a_new_address_and_goes_with_the_person()
    {
        var signUp = await SignUpAsync(aase with { WantsComing = true });
        await AsOwnerAsync(signUp, (self, id, key) => self.ChangeAddressAsync(id, key, Cast.Email("aase@nyt-sted.example"), Webinar, Now, Cancellation));
        await using (var db = Database.Open())
        {
            Assert.Equal("aase@nyt-sted.example", Assert.Single(db.Consents).Email);
        }

        var moved = (await Database.RowsAsync()).Single(row => row.IsLive);
        await AsOwnerAsync(moved, (self, id, key) => self.EraseAsync(id, key, Webinar, Now, Cancellation));

        await using (var db = Database.Open())
        {
            Assert.Empty(db.Consents);
        }
    }

    [Fact]
    public async Task Nobody_says_yes_to_other_mails_on_behalf_of_an_address_that_is_signed_up()
    {
        await SignUpAsync(aase);

        await EnterAsync(aase with { SubmissionId = Guid.NewGuid(), WantsComing = true });

        await using var db = Database.Open();
        Assert.Empty(db.Consents);
    }

    [Fact]
    public async Task A_last_mail_that_cannot_be_delivered_does_not_keep_the_address()
    {
        var signUp = await SignUpAsync(aase);
        await DeliverAsync();
        await AsOwnerAsync(signUp, (self, id, key) => self.EraseAsync(id, key, Webinar, Now, Cancellation));

        await using var db = Database.Open();
        var outbox = new Outbox(db, Database.Gate);
        await outbox.SettleAsync((await outbox.ClaimAsync(Now, Cancellation))!, new SendResult.Refused("550 <aase@almenbo.example> unknown"), Now);

        Assert.All(await Database.MailsAsync(), mail => Assert.Equal((null, null, null), (mail.Recipient, mail.Message, mail.Trouble)));
    }

    [Theory]
    [InlineData(-16 * 60, false)]
    [InlineData((-15 * 60) - 1, false)]
    [InlineData(-15 * 60, true)]
    [InlineData(0, true)]
    [InlineData((90 + 30) * 60 - 1, true)]
    [InlineData((90 + 30) * 60, false)]
    public async Task The_door_is_open_from_a_quarter_before_until_half_an_hour_after(int seconds, bool isOpen)
    {
        Webinar = Launch.Webinar with { MeetingUrl = new Uri("https://moede.example/aabent") };
        var signUp = await SignUpAsync(aase);
        Now = Launch.StartsAt.AddSeconds(seconds);

        var address = await Database.AtAsync(desks => desks.Self.JoinAsync(signUp.PublicId, Desks.Keys.Join(signUp), Webinar, Now, Cancellation));

        Assert.Equal(isOpen ? Webinar.MeetingUrl : null, address);
        Assert.Equal(isOpen ? Now : null, (await FindAsync(signUp)).JoinedAt);
    }

    [Fact]
    public async Task Only_the_first_entry_counts_and_it_proves_the_address()
    {
        Webinar = Launch.Webinar with { MeetingUrl = new Uri("https://moede.example/aabent") };
        var signUp = await SignUpAsync(aase);
        Now = Launch.StartsAt;
        await Database.AtAsync(desks => desks.Self.JoinAsync(signUp.PublicId, Desks.Keys.Join(signUp), Webinar, Now, Cancellation));
        Now += TimeSpan.FromMinutes(10);
        await Database.AtAsync(desks => desks.Self.JoinAsync(signUp.PublicId, Desks.Keys.Join(signUp), Webinar, Now, Cancellation));

        var row = await FindAsync(signUp);
        Assert.Equal((Launch.StartsAt, Launch.StartsAt), (row.JoinedAt, row.EmailProvenAt));
    }

    [Fact]
    public async Task One_key_does_not_open_what_the_other_does()
    {
        var signUp = await SignUpAsync(aase);

        Assert.Null(await Database.AtAsync(desks => desks.Self.FindAsync(signUp.PublicId, Desks.Keys.Join(signUp), Cancellation)));
        Assert.Null(await Database.AtAsync(desks => desks.Self.FindAtDoorAsync(signUp.PublicId, Desks.Keys.Manage(signUp), Cancellation)));
        Assert.Null(await Database.AtAsync(desks => desks.Self.CancelAsync(signUp.PublicId, Desks.Keys.Join(signUp), Webinar, Now, Cancellation)));
        Assert.True((await FindAsync(signUp)).IsLive);
    }

    [Fact]
    public async Task A_key_is_long_and_nobody_else_s()
    {
        var one = await SignUpAsync(aase);
        var other = await SignUpAsync(soeren);

        Assert.True(Desks.Keys.Manage(one).Length >= 22);
        Assert.Null(await Database.AtAsync(desks => desks.Self.FindAsync(one.PublicId, Desks.Keys.Manage(other), Cancellation)));
        var elsewhere = new LinkKeys([.. Enumerable.Repeat((byte)7, LinkKeys.SecretBytes)]);
        Assert.NotEqual(elsewhere.Manage(one), Desks.Keys.Manage(one));
    }

    private Task<SignUp> CancelAsync(SignUp signUp) => AsOwnerAsync(signUp, (self, id, key) => self.CancelAsync(id, key, Webinar, Now, Cancellation));

    private Task<SignUp> UndoAsync(SignUp signUp) => AsOwnerAsync(signUp, (self, id, key) => self.UndoAsync(id, key, Webinar, Now, Cancellation));
}
