using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;
using MimeKit;

namespace AlmenHaefte.Tests.SignUps;

public sealed class WebinarChangesTests : DeskTest
{
    private readonly SignUpRequest aase = Cast.Aase;
    private readonly SignUpRequest soeren = Cast.Soeren;

    private static Webinar Moved => Launch.Webinar with { StartsAt = Launch.StartsAt.AddDays(7), EndsAt = Launch.EndsAt.AddDays(7) };

    [Fact]
    public async Task A_new_time_is_told_after_five_minutes_with_the_same_calendar_entry_revised()
    {
        var signUp = await ConfirmedAsync(aase);

        Webinar = Moved;
        Assert.Equal(1, await FollowAsync());
        Assert.Equal(0, await FollowAsync());
        Now += WebinarChanges.RegretTime - TimeSpan.FromSeconds(1);
        await DeliverAsync();
        Assert.Empty(Delivered);
        Now += TimeSpan.FromSeconds(1);
        await DeliverAsync();

        var row = await FindAsync(signUp);
        Assert.Equal([MailKind.Moved], SentTo(aase));
        Assert.Equal((signUp.CalendarUid, 1, Moved.StartsAt), (row.CalendarUid, row.CalendarSequence, row.ToldStart));
        var entry = EntryIn(Assert.Single(Delivered));
        Assert.Contains($"UID:{signUp.CalendarUid:D}", entry, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", entry, StringComparison.Ordinal);
        Assert.Contains("DTSTART;TZID=Europe/Copenhagen:20220427T100000", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_move_that_is_taken_back_within_five_minutes_is_never_told()
    {
        await ConfirmedAsync(aase);

        Webinar = Moved;
        await FollowAsync();
        Now += WebinarChanges.RegretTime - TimeSpan.FromSeconds(1);
        Webinar = Launch.Webinar;
        await FollowAsync();
        Now += TimeSpan.FromHours(1);
        await DeliverAsync();

        Assert.Empty(Delivered);
    }

    [Fact]
    public async Task A_move_that_is_taken_back_too_late_is_told_as_another_move()
    {
        await ConfirmedAsync(aase);
        Webinar = Moved;
        await FollowAsync();
        Now += WebinarChanges.RegretTime;
        await DeliverAsync();

        Webinar = Launch.Webinar;
        await FollowAsync();
        Now += WebinarChanges.RegretTime;
        await DeliverAsync();

        Assert.Equal([MailKind.Moved, MailKind.Moved], SentTo(aase));
        Assert.Equal(2, (await FindAsync(aase)).CalendarSequence);
        Assert.Equal(Launch.StartsAt, (await FindAsync(aase)).ToldStart);
    }

    [Fact]
    public async Task Of_two_moves_only_the_last_is_told()
    {
        await ConfirmedAsync(aase);
        Webinar = Moved;
        await FollowAsync();
        Now += TimeSpan.FromMinutes(1);
        Webinar = Moved with { StartsAt = Moved.StartsAt.AddHours(1), EndsAt = Moved.EndsAt.AddHours(1) };
        await FollowAsync();
        Now += WebinarChanges.RegretTime;
        await DeliverAsync();

        Assert.Contains("DTSTART;TZID=Europe/Copenhagen:20220427T110000", EntryIn(Assert.Single(Delivered)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_has_not_had_the_confirmation_yet_gets_it_with_the_new_time()
    {
        await SignUpAsync(aase);
        Webinar = Moved;
        await FollowAsync();
        await DeliverAsync();

        Assert.Equal([MailKind.Confirmed], SentTo(aase));
        Assert.Contains("DTSTART;TZID=Europe/Copenhagen:20220427T100000", EntryIn(Assert.Single(Delivered)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_that_was_taken_back_while_its_mail_was_on_its_way_is_put_right()
    {
        await ConfirmedAsync(aase);
        Webinar = Moved;
        await FollowAsync();
        Now += WebinarChanges.RegretTime;
        await using var db = Database.Open();
        var outbox = new Outbox(db, Database.Gate);
        var onItsWay = await outbox.ClaimAsync(Now, Cancellation);

        Webinar = Launch.Webinar;
        await FollowAsync();
        db.ChangeTracker.Clear();
        await outbox.SettleAsync(onItsWay!, new SendResult.Accepted(), Now);
        await FollowAsync();
        Now += WebinarChanges.RegretTime;
        await DeliverAsync();

        Assert.Equal([MailKind.Moved], SentTo(aase));
        Assert.Equal(Launch.StartsAt, (await FindAsync(aase)).ToldStart);
    }

    [Fact]
    public async Task Whoever_cannot_be_reached_any_more_is_not_written_to_about_one_move_again_and_again()
    {
        await ConfirmedAsync(aase);
        Webinar = Moved;
        await FollowAsync();
        Now += WebinarChanges.RegretTime;
        await using var db = Database.Open();
        var outbox = new Outbox(db, Database.Gate);
        await outbox.SettleAsync((await outbox.ClaimAsync(Now, Cancellation))!, new SendResult.Refused("550 No such user"), Now);

        Assert.Equal(0, await FollowAsync());
    }

    [Fact]
    public async Task Those_who_wait_are_told_without_a_calendar_entry()
    {
        Webinar = Launch.Webinar with { Capacity = 1 };
        await ConfirmedAsync(aase);
        await ConfirmedAsync(soeren);
        Webinar = Moved with { Capacity = 1 };
        await FollowAsync();
        Now += WebinarChanges.RegretTime;
        await DeliverAsync();

        Assert.Equal([MailKind.MovedWaitlist], SentTo(soeren));
        Assert.DoesNotContain(PartsOf(Delivered.Single(mail => mail.Kind is MailKind.MovedWaitlist)), part => part.ContentType.IsMimeType("text", "calendar"));
    }

    [Fact]
    public async Task A_webinar_that_has_been_held_is_not_moved_for_anybody()
    {
        await ConfirmedAsync(aase);
        Now = Launch.EndsAt;
        Webinar = Moved;

        Assert.Equal(0, await FollowAsync());
    }

    [Fact]
    public async Task Staff_may_let_a_new_time_pass_in_silence()
    {
        await ConfirmedAsync(aase);
        Webinar = Moved;
        await Database.AtAsync(desks => desks.Changes.SettleQuietlyAsync(Webinar, Now, Cancellation));
        await FollowAsync();
        Now += TimeSpan.FromHours(1);
        await DeliverAsync();

        Assert.Empty(Delivered);
    }

    [Fact]
    public async Task A_cancelled_webinar_is_called_off_for_everybody_and_nobody_moves_up()
    {
        Webinar = Launch.Webinar with { Capacity = 1 };
        var seated = await ConfirmedAsync(aase);
        await ConfirmedAsync(soeren);

        Webinar = Webinar with { CancelledBecause = "Oplægsholderen er syg." };
        Assert.Equal(2, await FollowAsync());
        Assert.Equal(0, await FollowAsync());
        Now += WebinarChanges.RegretTime;
        await DeliverAsync();

        Assert.All(await Database.RowsAsync(), row => Assert.Equal((SignUpState.Cancelled, CancelReason.WebinarCancelled), (row.State, row.CancelledBecause)));
        Assert.Equal([MailKind.WebinarCancelled], SentTo(aase));
        Assert.Equal([MailKind.WebinarCancelled], SentTo(soeren));
        var entry = EntryIn(Delivered.Single(mail => mail.Recipient == aase.Email.ForSending));
        Assert.Contains($"UID:{seated.CalendarUid:D}", entry, StringComparison.Ordinal);
        Assert.Contains("SEQUENCE:1\r\n", entry, StringComparison.Ordinal);
        Assert.Contains("STATUS:CANCELLED", entry, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cancellation_that_is_taken_back_within_five_minutes_never_happened()
    {
        Webinar = Launch.Webinar with { Capacity = 1 };
        var seated = await ConfirmedAsync(aase);
        await ConfirmedAsync(soeren);

        Webinar = Webinar with { CancelledBecause = "En fejl." };
        await FollowAsync();
        Now += WebinarChanges.RegretTime - TimeSpan.FromSeconds(1);
        Webinar = Webinar with { CancelledBecause = null };
        await FollowAsync();
        Now += TimeSpan.FromHours(1);
        await DeliverAsync();

        Assert.Empty(Delivered);
        Assert.Equal((SignUpState.Confirmed, seated.CalendarUid), ((await FindAsync(aase)).State, (await FindAsync(aase)).CalendarUid));
        Assert.Equal(SignUpState.Waitlisted, (await FindAsync(soeren)).State);
    }

    [Fact]
    public async Task More_people_than_one_transaction_takes_are_all_told_once()
    {
        for (var n = 0; n < 205; n++)
        {
            await SignUpAsync(Cast.Request("Deltager", $"deltager{n}@almenbo.example"));
        }

        await DeliverAsync();
        Delivered.Clear();
        Webinar = Moved;
        Assert.Equal(205, await FollowAsync());
        Now += WebinarChanges.RegretTime;
        await DeliverAsync();

        Assert.Equal(205, Delivered.Select(mail => mail.Recipient).Distinct().Count());
        Assert.Equal(205, Delivered.Count);
    }

    [Fact]
    public async Task A_recording_is_told_of_once_to_those_who_had_a_seat_and_want_to_hear()
    {
        Webinar = Launch.Webinar with { Capacity = 2 };
        await ConfirmedAsync(aase);
        var quiet = await ConfirmedAsync(soeren);
        await SignUpAsync(Cast.Request("Bo", "bo@almenbo.example"));
        await DeliverAsync();
        Delivered.Clear();
        await AsOwnerAsync(quiet, (self, id, key) => self.SetRemindersAsync(id, key, wanted: false, Now, Cancellation));
        Now = Launch.EndsAt.AddDays(1);
        Assert.Equal(0, await FollowAsync());

        Webinar = Webinar with { RecordingUrl = new Uri("https://video.example/o"), RecordingIsForSignedUp = true };
        Assert.Equal(1, await FollowAsync());
        await DeliverAsync();
        Assert.Empty(Delivered);
        Now += WebinarChanges.RegretTime;
        await SignUpAsync(Cast.Request("Maja", "maja@almenbo.example"));
        Assert.Equal(0, await FollowAsync());
        await DeliverAsync();

        Assert.Equal([("aase@almenbo.example", MailKind.Recording), ("maja@almenbo.example", MailKind.Recording)], Delivered.Select(mail => (mail.Recipient!, mail.Kind)).Order());
    }

    private async Task<SignUp> ConfirmedAsync(SignUpRequest request)
    {
        await SignUpAsync(request);
        await DeliverAsync();
        Delivered.Clear();
        return await FindAsync(request);
    }

    private static IEnumerable<MimePart> PartsOf(Mail mail) => MimeMessage.Load(new MemoryStream(mail.Message!)).BodyParts.OfType<MimePart>();

    private static string EntryIn(Mail mail)
    {
        using var entry = new MemoryStream();
        PartsOf(mail).Single(part => part.ContentType.IsMimeType("text", "calendar")).Content!.DecodeTo(entry);
        return System.Text.Encoding.UTF8.GetString(entry.ToArray());
    }
}
