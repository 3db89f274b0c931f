using AlmenHaefte.Staff;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>
/// The mails, one method for each: finished and ready for the outbox. What they say of the time is the webinar's own, so a
/// sign-up must have been moved (<see cref="SignUp.Move"/>) or cancelled before its mail is written: the calendar entry
/// carries its present sequence.
/// </summary>
public sealed class Mails
{
    private readonly Sender sender;
    private readonly SiteLinks links;
    private readonly Envelope envelope;
    private readonly SeatLetters seats;
    private readonly TimeLetters times;
    private readonly FarewellLetters farewells;
    private readonly LaterLetters later;
    private readonly StaffLetters staff;

    public Mails(Sender sender, SiteLinks links)
    {
        (this.sender, this.links) = (sender, links);
        var phrases = new Phrases(sender, links);
        envelope = new Envelope(sender);
        seats = new SeatLetters(phrases, links);
        times = new TimeLetters(phrases);
        farewells = new FarewellLetters(phrases, sender);
        later = new LaterLetters(phrases, links, sender);
        staff = new StaffLetters(phrases, links, sender);
    }

    /// <summary>Samples have mails with fixed ids, so that they can be compared with what was approved.</summary>
    internal Func<Guid> NewId { get; init; } = Guid.NewGuid;

    public Mail Confirmed(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) =>
        TellingTime(MailKind.Confirmed, signUp, webinar, seats.Confirmed(signUp, webinar, now), now, revision, Invitation(signUp, webinar, now));

    /// <param name="position">The place in the queue, from 1; null for one with a seat.</param>
    public Mail Already(SignUp signUp, Webinar webinar, int? position, DateTimeOffset now, long revision) =>
        webinar.IsOverAt(now) ? About(MailKind.Already, signUp, webinar, later.Already(signUp, webinar), now, revision)
        : TellingTime(
            MailKind.Already, signUp, webinar, seats.Already(signUp, webinar, position, now), now, revision,
            position is null ? Invitation(signUp, webinar, now) : null);

    public Mail Waitlisted(SignUp signUp, Webinar webinar, int position, DateTimeOffset now, long revision = 0) =>
        TellingTime(MailKind.Waitlisted, signUp, webinar, seats.Waitlisted(signUp, webinar, position), now, revision);

    public Mail LeftList(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) =>
        About(MailKind.LeftList, signUp, webinar, farewells.LeftList(signUp, webinar), now, revision);

    public Mail Promoted(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) =>
        TellingTime(MailKind.Promoted, signUp, webinar, seats.Promoted(signUp, webinar, now), now, revision, Invitation(signUp, webinar, now));

    /// <summary>The old time is what the person was last told (<see cref="SignUp.ToldStart"/>).</summary>
    public Mail Moved(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision) =>
        TellingTime(MailKind.Moved, signUp, webinar, times.Moved(signUp, webinar, now), now, revision, Invitation(signUp, webinar, now));

    public Mail MovedWaitlist(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision) =>
        TellingTime(MailKind.MovedWaitlist, signUp, webinar, times.MovedWaitlist(signUp, webinar), now, revision);

    public Mail ReminderDay(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision) =>
        TellingTime(MailKind.ReminderDay, signUp, webinar, times.ReminderDay(signUp, webinar, now), now, revision, unsubscribe: links.Reminders(signUp))
            .ExpiringAt(ElevenTheDayBefore(webinar.StartsAt));

    public Mail ReminderHour(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision) =>
        TellingTime(MailKind.ReminderHour, signUp, webinar, times.ReminderHour(signUp, webinar, now), now, revision, unsubscribe: links.Reminders(signUp))
            .ExpiringAt(webinar.StartsAt);

    public Mail Cancelled(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) =>
        About(MailKind.Cancelled, signUp, webinar, farewells.Cancelled(signUp, webinar), now, revision, Cancellation(signUp, webinar, now));

    public Mail CancelledByStaff(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) =>
        About(MailKind.CancelledByStaff, signUp, webinar, farewells.CancelledByStaff(signUp, webinar), now, revision, Cancellation(signUp, webinar, now));

    public Mail WebinarCancelled(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) =>
        About(MailKind.WebinarCancelled, signUp, webinar, farewells.WebinarCancelled(signUp, webinar), now, revision, Cancellation(signUp, webinar, now));

    /// <param name="old">The sign-up that has given way; it names neither the person nor the new address.</param>
    public Mail AddressChanged(SignUp old, Webinar webinar, DateTimeOffset now) =>
        About(MailKind.AddressChanged, old, webinar, farewells.AddressChanged(old, webinar), now, 0, Cancellation(old, webinar, now));

    /// <summary>Written when the sign-up has been cancelled and before it is anonymised: afterwards nobody knows whom to write to.</summary>
    public Mail Removed(SignUp signUp, Webinar webinar, DateTimeOffset now) =>
        About(MailKind.Removed, signUp, webinar, farewells.Removed(signUp, webinar), now, 0, Cancellation(signUp, webinar, now));

    /// <inheritdoc cref="Removed"/>
    public Mail Erased(SignUp signUp, Webinar webinar, DateTimeOffset now)
    {
        var cancellation = webinar.IsOverAt(now) ? null : Cancellation(signUp, webinar, now);
        return About(MailKind.Erased, signUp, webinar, farewells.Erased(webinar, cancellation is not null), now, 0, cancellation);
    }

    /// <param name="asked">The address that somebody typed. The mail goes to it as it stands on the sign-ups: capital letters may make it another mailbox.</param>
    /// <param name="signUps">All of them that address's and live.</param>
    public Mail LinkAgain(EmailAddress asked, IReadOnlyList<(SignUp SignUp, Webinar Webinar)> signUps, DateTimeOffset now)
    {
        // It hangs on the first of them, so that it is forgotten with that one.
        var (about, webinarId, recipient) = signUps is [var (first, webinar), ..] ? (first, webinar.Id, ForSending(first.Email)) : ((SignUp?)null, (string?)null, asked.ForSending);
        var id = NewId();
        return Mail.Finished(
            id, MailKind.LinkAgain, recipient, envelope.Seal(id, recipient, seats.LinkAgain(signUps, now), null, null, now), about, webinarId, now.UtcTicks, now);
    }

    /// <summary>Three wordings: for those who came, those who did not, and those who have only now asked for it.</summary>
    public Mail Recording(SignUp signUp, Webinar webinar, DateTimeOffset now) =>
        About(MailKind.Recording, signUp, webinar, later.Recording(signUp, webinar), now, 0, unsubscribe: links.Reminders(signUp));

    /// <param name="message">Which message it is, so that the same one is never sent twice to one person.</param>
    /// <param name="text">Plain text; an empty line begins a new paragraph.</param>
    public Mail StaffMessage(SignUp signUp, Webinar webinar, long message, string subject, string text, DateTimeOffset now) =>
        About(MailKind.StaffMessage, signUp, webinar, later.StaffMessage(signUp, webinar, subject, text), now, message);

    /// <summary>As those it is meant for will get it, save for the link to a sign-up that its writer has not.</summary>
    public Mail StaffMessageToMyself(StaffMember me, Webinar webinar, string subject, string text, DateTimeOffset now)
    {
        var (id, recipient) = (NewId(), ForSending(me.Email));
        return Mail.Finished(
            id, MailKind.StaffMessage, recipient, envelope.Seal(id, recipient, later.StaffMessageToMyself(me, webinar, subject, text), null, null, now), null, webinar.Id, now.UtcTicks, now);
    }

    /// <inheritdoc cref="StaffMessage"/>
    public Mail Coming(Consent consent, string subject, string text, DateTimeOffset now)
    {
        var (id, recipient) = (NewId(), ForSending(consent.Email));
        return Mail.Finished(
            id, MailKind.Coming, recipient, envelope.Seal(id, recipient, later.Coming(consent, subject, text), null, links.Consent(consent.Id), now), null, null, 0, now);
    }

    /// <param name="member">With a link that was just made.</param>
    public Mail StaffLink(StaffMember member, SecretKey link, DateTimeOffset now)
    {
        var (id, recipient) = (NewId(), ForSending(member.Email));
        var mail = Mail.Finished(id, MailKind.StaffLink, recipient, envelope.Seal(id, recipient, staff.Link(member, link), null, null, now), null, null, 0, now);
        return mail.ExpiringAt(member.LinkEndsAt!.Value);
    }

    private Mail TellingTime(
        MailKind kind, SignUp signUp, Webinar webinar, Letter letter, DateTimeOffset now, long revision,
        CalendarPart? calendar = null, string? unsubscribe = null) =>
        About(kind, signUp, webinar, letter, now, revision, calendar, unsubscribe).Telling(signUp.StartsAt, signUp.EndsAt);

    private Mail About(
        MailKind kind, SignUp signUp, Webinar webinar, Letter letter, DateTimeOffset now, long revision,
        CalendarPart? calendar = null, string? unsubscribe = null)
    {
        var (id, recipient) = (NewId(), ForSending(signUp.Email));
        return Mail.Finished(id, kind, recipient, envelope.Seal(id, recipient, letter, calendar, unsubscribe, now), signUp, webinar.Id, revision, now);
    }

    /// <summary>Two hours after the reminder was due. No Danish clock is ever moved at eleven.</summary>
    private static DateTimeOffset ElevenTheDayBefore(DateTimeOffset start) =>
        DanishTime.Read(DanishTime.DayOf(start).AddDays(-1).ToDateTime(new TimeOnly(11, 0))) is WallTime.Once { At: var eleven } ? eleven : start;

    private CalendarPart Invitation(SignUp signUp, Webinar webinar, DateTimeOffset now) =>
        new("invitation.ics", CalendarFile.Invitation(signUp, webinar, sender, links, now));

    /// <summary>Null for one who was never sent an invitation.</summary>
    private CalendarPart? Cancellation(SignUp signUp, Webinar webinar, DateTimeOffset now) =>
        signUp.HadSeat ? new CalendarPart("afbud.ics", CalendarFile.Cancellation(signUp, webinar, sender, links, now)) : null;

    private static string ForSending(string email) => EmailAddress.Check(email) is Checked<EmailAddress>.Accepted(var address)
        ? address.ForSending
        : throw new InvalidOperationException("A mail was to be written to somebody whose address is gone.");
}
