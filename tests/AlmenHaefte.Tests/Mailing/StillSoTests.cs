using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>Which mails still say what is so, for each thing that may have happened since they were queued.</summary>
public sealed class StillSoTests
{
    private static readonly MailKind[] Always =
    [
        MailKind.LeftList, MailKind.Cancelled, MailKind.CancelledByStaff, MailKind.AddressChanged, MailKind.Removed, MailKind.Erased, MailKind.LinkAgain, MailKind.Coming, MailKind.StaffLink,
    ];

    [Fact]
    public void To_one_with_a_seat() => Applies(
        _ => { },
        [MailKind.Confirmed, MailKind.Promoted, MailKind.Moved, MailKind.ReminderDay, MailKind.ReminderHour, MailKind.Recording, MailKind.Already, MailKind.StaffMessage, .. Always]);

    [Fact]
    public void To_one_who_wants_no_reminders() => Applies(
        signUp => signUp.SetReminders(false),
        [MailKind.Confirmed, MailKind.Promoted, MailKind.Moved, MailKind.Recording, MailKind.Already, MailKind.StaffMessage, .. Always]);

    [Fact]
    public void To_one_whose_webinar_has_another_start() => Applies(
        signUp => signUp.Move(Launch.StartsAt.AddMinutes(1), Launch.EndsAt),
        [MailKind.Recording, MailKind.Already, MailKind.StaffMessage, .. Always]);

    [Fact]
    public void To_one_whose_webinar_has_another_end() => Applies(
        signUp => signUp.Move(Launch.StartsAt, Launch.EndsAt.AddMinutes(1)),
        [MailKind.Recording, MailKind.Already, MailKind.StaffMessage, .. Always]);

    [Fact]
    public void To_one_on_the_waiting_list() => Applies(
        _ => { },
        [MailKind.Waitlisted, MailKind.MovedWaitlist, MailKind.Already, MailKind.StaffMessage, .. Always],
        hasSeat: false);

    [Fact]
    public void To_one_on_the_waiting_list_of_a_moved_webinar() => Applies(
        signUp => signUp.Move(Launch.StartsAt.AddDays(1), Launch.EndsAt.AddDays(1)),
        [MailKind.Already, MailKind.StaffMessage, .. Always],
        hasSeat: false);

    [Fact]
    public void To_one_who_has_cancelled() => Applies(
        signUp => signUp.Cancel(CancelReason.Self, Launch.InMarch),
        [MailKind.StaffMessage, .. Always]);

    [Fact]
    public void To_one_whose_webinar_was_cancelled() => Applies(
        signUp => signUp.Cancel(CancelReason.WebinarCancelled, Launch.InMarch),
        [MailKind.WebinarCancelled, MailKind.StaffMessage, .. Always]);

    [Fact]
    public void To_one_whose_webinar_is_on_again() => Applies(
        signUp =>
        {
            signUp.Cancel(CancelReason.WebinarCancelled, Launch.InMarch);
            signUp.Revive();
        },
        [MailKind.Confirmed, MailKind.Promoted, MailKind.ReminderDay, MailKind.ReminderHour, MailKind.Moved, MailKind.Recording, MailKind.Already, MailKind.StaffMessage, .. Always]);

    [Fact]
    public void To_one_who_is_forgotten() => Applies(signUp => signUp.Anonymise(false, Launch.InMarch), Always);

    [Fact]
    public void A_mail_that_tells_of_no_time_does_not_mind_a_new_one()
    {
        var signUp = SignUp.Enter(Launch.Webinar, Cast.Aase, hasSeat: true, Launch.InMarch);
        var mail = QueuedLetter.About(signUp, MailKind.Confirmed, Launch.InMarch);
        signUp.Move(Launch.StartsAt.AddDays(1), Launch.EndsAt.AddDays(1));

        Assert.True(mail.AppliesTo(signUp));
    }

    private static void Applies(Action<SignUp> sinceThen, MailKind[] expected, bool hasSeat = true)
    {
        var signUp = SignUp.Enter(Launch.Webinar, Cast.Aase, hasSeat, Launch.InMarch);
        var mails = Enum.GetValues<MailKind>().Select(kind => QueuedLetter.About(signUp, kind, Launch.InMarch).Telling(Launch.StartsAt, Launch.EndsAt)).ToList();
        sinceThen(signUp);

        Assert.Equal(expected.Order(), mails.Where(mail => mail.AppliesTo(signUp)).Select(mail => mail.Kind));
    }
}
