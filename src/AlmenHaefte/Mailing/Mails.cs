using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>
/// The mails, one method for each: finished and ready for the outbox. What they say of the time is the webinar's own, so a
/// sign-up must have been moved (<see cref="SignUp.Move"/>) or cancelled before its mail is written: the calendar entry
/// carries its present sequence.
/// </summary>
#pragma warning disable CS9113
public sealed class Mails(Sender sender, SiteLinks links)
{
    public Mail Confirmed(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) => throw new NotImplementedException();

    /// <param name="position">The place in the queue, from 1; null for one with a seat.</param>
    public Mail Already(SignUp signUp, Webinar webinar, int? position, DateTimeOffset now, long revision) => throw new NotImplementedException();

    public Mail Waitlisted(SignUp signUp, Webinar webinar, int position, DateTimeOffset now, long revision = 0) => throw new NotImplementedException();

    public Mail LeftList(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) => throw new NotImplementedException();

    public Mail Promoted(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) => throw new NotImplementedException();

    /// <summary>The old time is what the person was last told (<see cref="SignUp.ToldStart"/>).</summary>
    public Mail Moved(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision) => throw new NotImplementedException();

    public Mail MovedWaitlist(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision) => throw new NotImplementedException();

    public Mail ReminderDay(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision) => throw new NotImplementedException();

    public Mail ReminderHour(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision) => throw new NotImplementedException();

    public Mail Cancelled(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) => throw new NotImplementedException();

    public Mail CancelledByStaff(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) => throw new NotImplementedException();

    public Mail WebinarCancelled(SignUp signUp, Webinar webinar, DateTimeOffset now, long revision = 0) => throw new NotImplementedException();

    /// <param name="old">The sign-up that has given way; it names neither the person nor the new address.</param>
    public Mail AddressChanged(SignUp old, Webinar webinar, DateTimeOffset now) => throw new NotImplementedException();

    public Mail Removed(SignUp signUp, Webinar webinar, DateTimeOffset now) => throw new NotImplementedException();

    public Mail Erased(SignUp signUp, Webinar webinar, DateTimeOffset now) => throw new NotImplementedException();

    /// <param name="recipient">As stored on the sign-ups, all of them that person's and live.</param>
    public Mail LinkAgain(EmailAddress recipient, IReadOnlyList<(SignUp SignUp, Webinar Webinar)> signUps, DateTimeOffset now) => throw new NotImplementedException();

    /// <summary>Two wordings: for those who came and those who did not.</summary>
    public Mail Recording(SignUp signUp, Webinar webinar, DateTimeOffset now) => throw new NotImplementedException();

    /// <param name="message">Which message it is, so that the same one is never sent twice to one person.</param>
    /// <param name="text">Plain text; an empty line begins a new paragraph.</param>
    public Mail StaffMessage(SignUp signUp, Webinar webinar, long message, string subject, string text, DateTimeOffset now) => throw new NotImplementedException();

    /// <inheritdoc cref="StaffMessage"/>
    public Mail Coming(Consent consent, string subject, string text, DateTimeOffset now) => throw new NotImplementedException();
}
