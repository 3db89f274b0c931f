using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// What staff can do for and with the people who have signed up. Each is one write transaction with its line of history in it; done twice it changes nothing more.
/// </summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed class StaffDesk(SiteDb db, SignUpDesk desk, WaitingList queue, Erasure erasure, Mails mails, WriteGate gate)
{
    /// <param name="tell">Whether the person gets a mail; without it their calendar still has the webinar.</param>
    /// <returns>Whether it was live until now.</returns>
    public Task<bool> CancelAsync(int signUpId, Webinar webinar, bool tell, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(signUpId, async signUp =>
        {
            if (webinar.IsOverAt(now) || !signUp.Cancel(CancelReason.Staff, now))
            {
                return false;
            }

            if (tell)
            {
                db.Mails.Add(mails.CancelledByStaff(signUp, webinar, now, revision: now.UtcTicks));
            }

            Note(WebinarDeedKind.CancelledSignUp, signUp, by, now, tell ? null : "uden mail");
            await queue.FillSeatsAsync(webinar, now, cancellation);
            return true;
        }, cancellation);

    /// <summary>Gives somebody on the waiting list a seat out of turn, also when there is none left: staff may set out another chair.</summary>
    public Task<bool> ConfirmAsync(int signUpId, Webinar webinar, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(signUpId, signUp =>
        {
            if (signUp.State is not SignUpState.Waitlisted || webinar.CancelledBecause is not null || webinar.IsOverAt(now))
            {
                return Task.FromResult(false);
            }

            signUp.GiveSeat();
            db.Mails.Add(mails.Promoted(signUp, webinar, now, revision: now.UtcTicks));
            Note(WebinarDeedKind.GaveSeat, signUp, by, now);
            return Task.FromResult(true);
        }, cancellation);

    /// <inheritdoc cref="SelfService.ChangeAddressAsync"/>
    /// <returns>The sign-up that has the seat now; null when nothing was changed.</returns>
    public Task<SignUp?> ChangeAddressAsync(int signUpId, EmailAddress email, Webinar webinar, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var signUp = await db.SignUps.FirstOrDefaultAsync(one => one.Id == signUpId, cancellation);
            if (signUp is not { IsLive: true } || webinar.IsOverAt(now) || signUp.EmailKey == email.Key)
            {
                return null;
            }

            var result = await desk.MoveToAddressAsync(signUp, webinar, email, submissionId: null, now, cancellation);
            if (!signUp.IsLive)
            {
                Note(WebinarDeedKind.ChangedAddress, signUp, by, now);
            }

            if (result is SignUpResult.SignedUp(var moved))
            {
                Note(WebinarDeedKind.ChangedAddress, moved, by, now);
            }

            await db.SaveChangesAsync(cancellation);
            return await db.SignUps.Live().FirstOrDefaultAsync(one => one.WebinarId == webinar.Id && one.EmailKey == email.Key, cancellation);
        }, cancellation);

    /// <summary>Notes that somebody came who did not come in by their own link; only the first time counts, and nobody has come before the doors have opened.</summary>
    public Task<bool> NotePresenceAsync(int signUpId, Webinar webinar, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(signUpId, signUp =>
        {
            var isNew = Join(signUp, webinar, now);
            if (isNew)
            {
                Note(WebinarDeedKind.NotedPresence, signUp, by, now);
            }

            return Task.FromResult(isNew);
        }, cancellation);

    /// <summary>The same for a list from the meeting, with one line of history for all of them.</summary>
    /// <returns>How many it is now known of.</returns>
    public Task<int> NotePresenceAsync(Webinar webinar, IReadOnlyCollection<EmailAddress> present, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var keys = present.Select(address => address.Key).ToHashSet(StringComparer.Ordinal);
            var confirmed = await db.SignUps.Where(signUp => signUp.WebinarId == webinar.Id && signUp.State == SignUpState.Confirmed).ToListAsync(cancellation);
            var count = confirmed.Count(signUp => keys.Contains(signUp.EmailKey) && Join(signUp, webinar, now));
            if (count > 0)
            {
                db.WebinarDeeds.Add(WebinarDeed.Note(WebinarDeedKind.NotedPresence, webinar.Id, by, now, detail: $"{count} var med"));
            }

            await db.SaveChangesAsync(cancellation);
            return count;
        }, cancellation);

    /// <summary>Deletes everything about the person, and tells them.</summary>
    public Task<bool> EraseAsync(int signUpId, Webinar webinar, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        WithAsync(signUpId, async signUp =>
        {
            if (signUp.State is SignUpState.Anonymised)
            {
                return false;
            }

            signUp.Cancel(CancelReason.Staff, now);
            await erasure.EraseAsync(signUp, mails.Erased(signUp, webinar, now), now, cancellation);
            Note(WebinarDeedKind.Erased, signUp, by, now);
            await queue.FillSeatsAsync(webinar, now, cancellation);
            return true;
        }, cancellation);

    /// <summary>Puts a mail to this person that was given up back in the outbox, the same mail under the same Message-ID.</summary>
    public Task<bool> SendAgainAsync(int signUpId, Guid mailId, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        SendAgainAsync(db.Mails.Where(mail => mail.Id == mailId && mail.SignUpId == signUpId), by, now, cancellation);

    /// <summary>The same for a mail to whomever.</summary>
    public Task<bool> SendAgainAsync(Guid mailId, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        SendAgainAsync(db.Mails.Where(mail => mail.Id == mailId), by, now, cancellation);

    private Task<bool> SendAgainAsync(IQueryable<Mail> one, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var mail = await one.Include(mail => mail.SignUp).FirstOrDefaultAsync(cancellation);
            var isQueued = mail?.TryAgain(now) ?? false;
            if (isQueued && mail!.SignUp is { } signUp)
            {
                Note(WebinarDeedKind.SentAgain, signUp, by, now, DataWords.Of(mail.Kind));
            }

            await db.SaveChangesAsync(cancellation);
            return isQueued;
        }, cancellation);

    private static bool Join(SignUp signUp, Webinar webinar, DateTimeOffset now)
    {
        if (now < webinar.DoorsOpenAt || signUp is not { State: SignUpState.Confirmed, JoinedAt: null })
        {
            return false;
        }

        signUp.Join(now);
        return true;
    }

    private void Note(WebinarDeedKind kind, SignUp signUp, Guid? by, DateTimeOffset now, string? detail = null) =>
        db.WebinarDeeds.Add(WebinarDeed.Note(kind, signUp.WebinarId, by, now, signUp, detail));

    private Task<bool> WithAsync(int signUpId, Func<SignUp, Task<bool>> step, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var signUp = await db.SignUps.FirstOrDefaultAsync(one => one.Id == signUpId, cancellation);
            var done = signUp is not null && await step(signUp);
            await db.SaveChangesAsync(cancellation);
            return done;
        }, cancellation);
}
