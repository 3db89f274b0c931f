using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.SignUps;

public sealed class RemindersTests : DeskTest
{
    /// <summary>19 April 2022 at 09.00 in Denmark.</summary>
    private static readonly DateTimeOffset TheMorningBefore = new(2022, 4, 19, 9, 0, 0, TimeSpan.FromHours(2));

    private static readonly DateTimeOffset AnHourBefore = Launch.StartsAt.AddHours(-1);

    private readonly SignUpRequest aase = Cast.Aase;

    [Fact]
    public async Task Two_reminders_come_at_their_time_and_once()
    {
        await SignUpAsync(aase);
        await DeliverAsync();
        Delivered.Clear();

        await AtAsync(TheMorningBefore.AddSeconds(-1));
        Assert.Empty(Delivered);
        await AtAsync(TheMorningBefore);
        await AtAsync(TheMorningBefore.AddSeconds(20));
        Assert.Equal([MailKind.ReminderDay], SentTo(aase));
        await AtAsync(AnHourBefore.AddSeconds(-1));
        Assert.Single(Delivered);
        await AtAsync(AnHourBefore);
        await AtAsync(AnHourBefore.AddMinutes(1));
        Assert.Equal([MailKind.ReminderDay, MailKind.ReminderHour], SentTo(aase));
    }

    [Theory]
    [InlineData("2022-04-18T21:00:00+02:00", true)]
    [InlineData("2022-04-18T21:00:01+02:00", false)]
    public async Task Whoever_signed_up_the_evening_before_needs_no_reminder_in_the_morning(string signedUp, bool isReminded)
    {
        Now = DateTimeOffset.Parse(signedUp, System.Globalization.CultureInfo.InvariantCulture);
        await SignUpAsync(aase);

        await AtAsync(TheMorningBefore);

        Assert.Equal(isReminded, SentTo(aase).Contains(MailKind.ReminderDay));
    }

    [Theory]
    [InlineData(-120 * 60, true)]
    [InlineData((-120 * 60) + 1, false)]
    public async Task Whoever_signed_up_the_same_morning_needs_no_reminder_an_hour_before(int secondsBeforeTheReminder, bool isReminded)
    {
        Now = AnHourBefore.AddSeconds(secondsBeforeTheReminder);
        await SignUpAsync(aase);

        await AtAsync(AnHourBefore);

        Assert.Equal(isReminded, SentTo(aase).Contains(MailKind.ReminderHour));
    }

    [Fact]
    public async Task A_reminder_two_hours_late_is_skipped_for_good_and_said_to_be()
    {
        await SignUpAsync(aase);
        Now = TheMorningBefore.AddHours(2);

        var outcome = Assert.Single(await QueueAsync());
        Assert.Empty(await QueueAsync());
        await DeliverAsync();

        Assert.Equal((MailKind.ReminderDay, 0, true), (outcome.Kind, outcome.Queued, outcome.WasTooLate));
        Assert.DoesNotContain(MailKind.ReminderDay, SentTo(aase));
    }

    [Fact]
    public async Task A_reminder_that_could_not_be_sent_in_time_is_not_sent_at_all()
    {
        await SignUpAsync(aase);
        await DeliverAsync();
        Now = TheMorningBefore;
        await QueueAsync();

        Now = TheMorningBefore.AddHours(2);
        await DeliverAsync();

        Assert.Equal([MailKind.Confirmed], SentTo(aase));
    }

    [Fact]
    public async Task Those_who_wait_who_have_left_or_who_said_no_are_not_reminded()
    {
        Webinar = Launch.Webinar with { Capacity = 2 };
        var left = await SignUpAsync(Cast.Request("Bo", "bo@almenbo.example"));
        await AsOwnerAsync(left, (self, id, key) => self.CancelAsync(id, key, Webinar, Now, Cancellation));
        var quiet = await SignUpAsync(Cast.Soeren);
        await AsOwnerAsync(quiet, (self, id, key) => self.SetRemindersAsync(id, key, false, Now, Cancellation));
        await SignUpAsync(aase);
        await SignUpAsync(Cast.Request("Ida", "ida@almenbo.example"));

        await AtAsync(TheMorningBefore);

        Assert.Equal(aase.Email.ForSending, Assert.Single(Delivered, mail => mail.Kind is MailKind.ReminderDay).Recipient);
    }

    [Fact]
    public async Task Whoever_says_no_after_the_reminder_was_queued_does_not_get_it()
    {
        var signUp = await SignUpAsync(aase);
        Now = TheMorningBefore;
        await QueueAsync();
        await AsOwnerAsync(signUp, (self, id, key) => self.SetRemindersAsync(id, key, false, Now, Cancellation));
        await DeliverAsync();

        Assert.DoesNotContain(MailKind.ReminderDay, SentTo(aase));
    }

    [Fact]
    public async Task A_moved_webinar_has_reminders_of_its_own()
    {
        await SignUpAsync(aase);
        await AtAsync(TheMorningBefore);
        Webinar = Webinar with { StartsAt = Launch.StartsAt.AddDays(7), EndsAt = Launch.EndsAt.AddDays(7) };
        await FollowAsync();

        await AtAsync(AnHourBefore);
        Assert.DoesNotContain(MailKind.ReminderHour, SentTo(aase));
        await AtAsync(TheMorningBefore.AddDays(7));

        Assert.Equal(2, SentTo(aase).Count(kind => kind is MailKind.ReminderDay));
    }

    [Fact]
    public async Task A_cancelled_webinar_and_one_without_reminders_remind_nobody()
    {
        await SignUpAsync(aase);
        Now = TheMorningBefore;

        Webinar = Launch.Webinar with { HasReminders = false };
        Assert.Empty(await QueueAsync());
        Webinar = Launch.Webinar with { CancelledBecause = "Sygdom." };
        Assert.Empty(await QueueAsync());
    }

    [Theory]
    [InlineData("2022-03-28T10:00:00+02:00", "2022-03-27T09:00:00+02:00")]
    [InlineData("2022-03-27T10:00:00+02:00", "2022-03-26T09:00:00+01:00")]
    [InlineData("2021-10-31T10:00:00+01:00", "2021-10-30T09:00:00+02:00")]
    [InlineData("2021-11-01T00:30:00+01:00", "2021-10-31T09:00:00+01:00")]
    public async Task Nine_in_the_morning_is_nine_on_the_clock_also_when_the_clock_is_changed(string starts, string due)
    {
        var (start, moment) = (Parse(starts), Parse(due));
        Webinar = Launch.Webinar with { StartsAt = start, EndsAt = start.AddHours(1) };
        Now = start.AddDays(-5);
        await SignUpAsync(aase);

        await AtAsync(moment.AddSeconds(-1));
        Assert.DoesNotContain(MailKind.ReminderDay, SentTo(aase));
        await AtAsync(moment);
        Assert.Contains(MailKind.ReminderDay, SentTo(aase));
    }

    private static DateTimeOffset Parse(string moment) => DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture);

    private Task<IReadOnlyList<ReminderOutcome>> QueueAsync() => Database.AtAsync(desks => desks.Reminders.QueueDueAsync(Webinar, Now, Cancellation));

    private async Task AtAsync(DateTimeOffset now)
    {
        Now = now;
        await QueueAsync();
        await DeliverAsync();
    }
}
