using AlmenHaefte.Mailing;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>What a mail does with what it is given: the time, what is uncertain, what people typed.</summary>
public sealed class MailsTests
{
    private static readonly Mails Mails = new(Desks.Sender, Desks.Links);

    private static readonly Webinar Webinar = Launch.Webinar with { Reservation = "Klokkeslættet er foreløbigt." };

    private static readonly DateTimeOffset Now = Launch.InMarch;

    /// <summary>Every mail that tells the time.</summary>
    public static TheoryData<MailKind> TimeTellers =>
        [MailKind.Confirmed, MailKind.Already, MailKind.Waitlisted, MailKind.Promoted, MailKind.Moved, MailKind.MovedWaitlist, MailKind.ReminderDay, MailKind.ReminderHour];

    [Theory]
    [MemberData(nameof(TimeTellers))]
    public void A_mail_that_tells_the_time_tells_beside_it_what_is_uncertain_and_remembers_what_it_told(MailKind kind)
    {
        var mail = Write(kind, SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Now), Webinar);

        const string time = "onsdag den 20.\u00A0april 2022 kl.\u00A010.00–11.30 (dansk tid)";
        Assert.Contains($"Tid: {time}\nForbehold: Klokkeslættet er foreløbigt.\n", mail.Read().Text(), StringComparison.Ordinal);
        Assert.Contains($"{time}</p>\n<p style=\"margin:0 0 16px\"><strong>Forbehold</strong><br>Klokkeslættet er foreløbigt.</p>", mail.Read().Html(), StringComparison.Ordinal);
        Assert.Equal((Launch.StartsAt.ToUniversalTime(), Launch.EndsAt.ToUniversalTime()), (mail.TellsStart, mail.TellsEnd));
    }

    [Theory]
    [MemberData(nameof(TimeTellers))]
    public void A_mail_promises_when_the_door_opens_only_when_it_is_known_where_it_leads(MailKind kind)
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Now);

        Assert.DoesNotContain("Døren åbner", Write(kind, signUp, Webinar).Read().Text(), StringComparison.Ordinal);
        var known = Write(kind, signUp, Webinar with { MeetingUrl = new Uri("https://moede.example/hemmelig") });
        Assert.Equal(
            kind is not (MailKind.Waitlisted or MailKind.MovedWaitlist),
            known.Read().Text().Contains("Døren åbner kl.\u00A009.45, 15\u00A0minutter før start.", StringComparison.Ordinal));
        Assert.DoesNotContain("moede.example", known.Read().Text() + known.Read().Html(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(TimeTellers))]
    public void A_mail_says_how_the_door_stands_when_it_is_written(MailKind kind)
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Now);
        var (known, started) = (Webinar with { MeetingUrl = new Uri("https://moede.example/rum") }, Launch.StartsAt);

        var inTime = Write(kind, signUp, known, started.AddMinutes(-15)).Read().Text();
        var unknown = Write(kind, signUp, Webinar, started).Read().Text();

        Assert.DoesNotContain("Døren åbner", inTime, StringComparison.Ordinal);
        Assert.DoesNotContain("når webinaret begynder", unknown, StringComparison.Ordinal);
        Assert.Equal(kind is not (MailKind.Waitlisted or MailKind.MovedWaitlist), (inTime.Contains("Døren er åben.", StringComparison.Ordinal), unknown.Contains("mangler endnu", StringComparison.Ordinal)) is (true, true));
    }

    [Fact]
    public void A_mail_to_one_who_cancels_says_until_when_it_can_be_taken_back()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Now);
        signUp.Cancel(CancelReason.Self, Now);

        Assert.Contains("Du kan fortryde til kl.\u00A009.10. Fortryd", Mails.Cancelled(signUp, Webinar, Now).Read().Text(), StringComparison.Ordinal);
        Assert.Contains("men pladsen kan nå at gå til en anden", Mails.Cancelled(signUp, Webinar with { Capacity = 1 }, Now).Read().Text().ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MailKind.AddressChanged)]
    [InlineData(MailKind.CancelledByStaff)]
    [InlineData(MailKind.Removed)]
    public void One_who_is_to_say_that_something_is_wrong_is_told_whom_to(MailKind kind)
    {
        var nobody = new Mails(Desks.Sender with { ReplyTo = null }, Desks.Links);
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Now);
        string Text(Mails mails, Webinar webinar) => Write(kind, signUp, webinar, Now, mails).Read().Text();

        Assert.Contains("Så svar på denne mail.", Text(Mails, Webinar), StringComparison.Ordinal);
        Assert.Contains("Så kontakt Åse Ærø.", Text(nobody, Webinar with { Contact = "Åse Ærø" }), StringComparison.Ordinal);
        Assert.DoesNotContain("svar på denne mail", Text(nobody, Webinar), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Nobody_is_asked_to_answer_a_mail_when_it_is_not_known_who_reads_the_answer()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Now);

        Assert.DoesNotContain("Spørgsmål?", new Mails(Desks.Sender with { ReplyTo = null }, Desks.Links).Confirmed(signUp, Webinar, Now).Read().Text(), StringComparison.Ordinal);
        Assert.Contains("Spørgsmål? Svar på denne mail, eller skriv til kontakt@almennet.example", Mails.Confirmed(signUp, Webinar, Now).Read().Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reminder_is_not_sent_when_it_is_too_late_to_be_of_use()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Now);

        Assert.Equal(new DateTimeOffset(2022, 4, 19, 9, 0, 0, TimeSpan.Zero), Mails.ReminderDay(signUp, Webinar, Now, 1).ExpiresAt);
        Assert.Equal(Launch.StartsAt, Mails.ReminderHour(signUp, Webinar, Now, 1).ExpiresAt);
        Assert.Null(Mails.Confirmed(signUp, Webinar, Now).ExpiresAt);
    }

    /// <summary>Summer time began on Sunday 27 March 2022: eleven on the Saturday is 10.00 UTC, and from the Sunday on 09.00.</summary>
    [Theory]
    [InlineData(27, 10)]
    [InlineData(28, 9)]
    [InlineData(29, 9)]
    public void The_day_before_is_reckoned_by_the_danish_clock(int day, int expiresHour)
    {
        var starts = new DateTimeOffset(2022, 3, day, 10, 0, 0, TimeSpan.FromHours(2));
        var webinar = Webinar with { StartsAt = starts, EndsAt = starts.AddHours(1) };

        var mail = Mails.ReminderDay(SignUp.Enter(webinar, Cast.Aase, hasSeat: true, Now), webinar, Now, 1);

        Assert.Equal(new DateTimeOffset(2022, 3, day - 1, expiresHour, 0, 0, TimeSpan.Zero), mail.ExpiresAt);
    }

    [Fact]
    public void A_moved_webinar_shows_the_time_that_was_told_last_and_the_new_one()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Now);
        signUp.Told(Launch.StartsAt, Launch.EndsAt);
        var moved = Webinar with { StartsAt = Launch.StartsAt.AddDays(1), EndsAt = Launch.EndsAt.AddDays(1) };
        signUp.Move(moved.StartsAt, moved.EndsAt);

        var mail = Mails.Moved(signUp, moved, Now, 1).Read();

        Assert.Contains("Før: onsdag den 20.\u00A0april 2022 kl.\u00A010.00–11.30 (dansk tid)\nNu: torsdag den 21.\u00A0april 2022 kl.\u00A010.00–11.30 (dansk tid)\n", mail.Text(), StringComparison.Ordinal);
        Assert.Contains("<s>onsdag den 20.", mail.Html(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_mail_names_the_sign_up_it_is_about_and_is_known_again_by_its_revision()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Soeren, hasSeat: true, Now);

        var mail = Mails.Already(signUp, Webinar, null, Now, revision: 7);

        Assert.Same(signUp, mail.SignUp);
        Assert.Equal((Webinar.Id, 7L, "soeren.obrien@xn--blbrgrd-fxak7p.example"), (mail.WebinarId, mail.Revision, mail.Recipient));
    }

    [Fact]
    public void A_list_of_links_may_be_empty()
    {
        Assert.Equal("aase@almenbo.example", Mails.LinkAgain(Cast.Email("aase@almenbo.example"), [], Now).Recipient);
    }

    [Fact]
    public void Nobody_is_written_to_whose_address_is_gone()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Now);
        signUp.Anonymise(isCommonOrganisation: false, Now);

        Assert.Throws<InvalidOperationException>(() => Mails.ReminderDay(signUp, Webinar, Now, 1));
    }

    internal static Mail Write(MailKind kind, SignUp signUp, Webinar webinar) => Write(kind, signUp, webinar, Now, Mails);

    private static Mail Write(MailKind kind, SignUp signUp, Webinar webinar, DateTimeOffset now) => Write(kind, signUp, webinar, now, Mails);

    private static Mail Write(MailKind kind, SignUp signUp, Webinar webinar, DateTimeOffset now, Mails mails) => kind switch
    {
        MailKind.Confirmed => mails.Confirmed(signUp, webinar, now),
        MailKind.Already => mails.Already(signUp, webinar, null, now, 1),
        MailKind.Waitlisted => mails.Waitlisted(signUp, webinar, 4, now),
        MailKind.LeftList => mails.LeftList(signUp, webinar, now),
        MailKind.Promoted => mails.Promoted(signUp, webinar, now),
        MailKind.Moved => mails.Moved(signUp, webinar, now, 1),
        MailKind.MovedWaitlist => mails.MovedWaitlist(signUp, webinar, now, 1),
        MailKind.ReminderDay => mails.ReminderDay(signUp, webinar, now, 1),
        MailKind.ReminderHour => mails.ReminderHour(signUp, webinar, now, 1),
        MailKind.Cancelled => mails.Cancelled(signUp, webinar, now),
        MailKind.CancelledByStaff => mails.CancelledByStaff(signUp, webinar, now),
        MailKind.WebinarCancelled => mails.WebinarCancelled(signUp, webinar, now),
        MailKind.AddressChanged => mails.AddressChanged(signUp, webinar, now),
        MailKind.Removed => mails.Removed(signUp, webinar, now),
        MailKind.Erased => mails.Erased(signUp, webinar, now),
        MailKind.LinkAgain => mails.LinkAgain(Cast.Email(signUp.Email), [(signUp, webinar)], now),
        MailKind.Recording => mails.Recording(signUp, webinar, now),
        MailKind.StaffMessage => mails.StaffMessage(signUp, webinar, 1, webinar.Title, webinar.Title, now),
        MailKind.Coming => mails.Coming(Consent.Give(Cast.Email(signUp.Email), Desks.Form, now), webinar.Title, webinar.Title, now),
        MailKind.StaffLink => StaffLink(signUp.Email, now, mails),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    private static Mail StaffLink(string email, DateTimeOffset now, Mails mails)
    {
        var member = StaffMember.Invite(Cast.Email(email), StaffRole.Editor, now);
        return mails.StaffLink(member, member.MakeLink(now), now);
    }
}
