using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// What staff can do for and with the people who have signed up. Each is one write transaction; done twice it changes nothing more.
/// </summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed class StaffDesk(SiteDb db, SignUpDesk desk, WaitingList queue, Erasure erasure, Mails mails, WriteGate gate)
{
    /// <param name="tell">Whether the person gets a mail; without it their calendar still has the webinar.</param>
    /// <returns>Whether it was live until now.</returns>
    public Task<bool> CancelAsync(int signUpId, Webinar webinar, bool tell, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(signUpId, async signUp =>
        {
            if (!signUp.Cancel(CancelReason.Staff, now))
            {
                return false;
            }

            if (tell)
            {
                db.Mails.Add(mails.CancelledByStaff(signUp, webinar, now, revision: now.UtcTicks));
            }

            await queue.FillSeatsAsync(webinar, now, cancellation);
            return true;
        }, cancellation);

    /// <summary>Gives somebody on the waiting list a seat out of turn, also when there is none left: staff may set out another chair.</summary>
    public Task<bool> ConfirmAsync(int signUpId, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(signUpId, signUp =>
        {
            if (signUp.State is not SignUpState.Waitlisted || webinar.CancelledBecause is not null || webinar.IsOverAt(now))
            {
                return Task.FromResult(false);
            }

            signUp.GiveSeat();
            db.Mails.Add(mails.Promoted(signUp, webinar, now, revision: now.UtcTicks));
            return Task.FromResult(true);
        }, cancellation);

    /// <inheritdoc cref="SelfService.ChangeAddressAsync"/>
    public Task<bool> ChangeAddressAsync(int signUpId, EmailAddress email, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(signUpId, async signUp =>
        {
            if (!signUp.IsLive || signUp.EmailKey == email.Key)
            {
                return false;
            }

            await desk.MoveToAddressAsync(signUp, webinar, email, submissionId: null, now, cancellation);
            return true;
        }, cancellation);

    /// <summary>Deletes everything about the person, and tells them.</summary>
    public Task<bool> EraseAsync(int signUpId, Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(signUpId, async signUp =>
        {
            if (signUp.State is SignUpState.Anonymised)
            {
                return false;
            }

            signUp.Cancel(CancelReason.Staff, now);
            await erasure.EraseAsync(signUp, mails.Erased(signUp, webinar, now), now, cancellation);
            await queue.FillSeatsAsync(webinar, now, cancellation);
            return true;
        }, cancellation);

    /// <summary>Puts a mail that was given up back in the outbox, the same mail under the same Message-ID.</summary>
    public Task<bool> SendAgainAsync(Guid mailId, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var mail = await db.Mails.FirstOrDefaultAsync(one => one.Id == mailId, cancellation);
            var isQueued = mail?.TryAgain(now) ?? false;
            await db.SaveChangesAsync(cancellation);
            return isQueued;
        }, cancellation);

    /// <summary>Writes to a group of those who signed up. The same message never reaches one person twice, however often it is sent off.</summary>
    /// <param name="message">Which message it is.</param>
    /// <param name="text">Plain text; an empty line begins a new paragraph.</param>
    /// <returns>How many mails were queued.</returns>
    public Task<int> WriteToAsync(Webinar webinar, Audience audience, long message, string subject, string text, DateTimeOffset now, CancellationToken cancellation) =>
        gate.QueueForEachAsync(db, Those(webinar, audience), MailKind.StaffMessage, message, signUp => mails.StaffMessage(signUp, webinar, message, subject, text, now), cancellation);

    private IQueryable<SignUp> Those(Webinar webinar, Audience audience)
    {
        var all = db.SignUps.Where(signUp => signUp.WebinarId == webinar.Id);
        return audience switch
        {
            Audience.Waitlisted => all.Where(signUp => signUp.State == SignUpState.Waitlisted),
            Audience.Joined => all.Where(signUp => signUp.State == SignUpState.Confirmed && signUp.JoinedAt != null),
            Audience.Absent => all.Where(signUp => signUp.State == SignUpState.Confirmed && signUp.JoinedAt == null),
            _ => all.Where(signUp => signUp.State == SignUpState.Confirmed),
        };
    }

    private Task<bool> WithAsync(int signUpId, Func<SignUp, Task<bool>> step, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var signUp = await db.SignUps.FirstOrDefaultAsync(one => one.Id == signUpId, cancellation);
            var done = signUp is not null && await step(signUp);
            await db.SaveChangesAsync(cancellation);
            return done;
        }, cancellation);
}

/// <summary>Groups that staff can write to.</summary>
public enum Audience
{
    Confirmed,
    Waitlisted,

    /// <summary>Those with a seat who came.</summary>
    Joined,

    /// <summary>Those with a seat who did not.</summary>
    Absent,
}
