using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Lets the sign-ups follow the webinar, however its file was changed: another time, cancelled, on again, more seats, a recording. What each person has been
/// told is compared with what is so, and the difference is mailed; mails about a new time, a cancellation or a recording wait five minutes,
/// so that a change that is taken back in time is never told. Run again, it does nothing.
/// </summary>
public sealed class WebinarChanges(SiteDb db, WaitingList queue, Mails mails, WriteGate gate)
{
    public static readonly TimeSpan RegretTime = TimeSpan.FromMinutes(5);

    /// <returns>How many sign-ups were touched.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; what came before it stands.</exception>
    public async Task<int> FollowAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        if (now < webinar.PublishAt)
        {
            return 0;
        }

        if (webinar.CancelledBecause is not null)
        {
            return await gate.EachAsync(db, db.SignUps.LiveAndComing(webinar, now), signUp => CancelAsync(signUp, webinar, now), cancellation);
        }

        var revived = await gate.EachAsync(db, CancelledUntold(webinar, now), signUp => ReviveAsync(signUp, cancellation), cancellation);
        // Also those who were told of a change that was taken back while the mail was on its way; but not again whoever it could not be delivered to.
        var moved = await gate.EachAsync(
            db,
            db.SignUps.LiveAndComing(webinar, now).Where(signUp => signUp.StartsAt != webinar.StartsAt || signUp.EndsAt != webinar.EndsAt
                || (signUp.ToldStart != null && (signUp.ToldStart != signUp.StartsAt || signUp.ToldEnd != signUp.EndsAt)
                    && !db.Mails.Any(mail => mail.SignUpId == signUp.Id && (mail.State == MailState.Queued || mail.State == MailState.Failed)
                        && mail.TellsStart == signUp.StartsAt && mail.TellsEnd == signUp.EndsAt))),
            signUp => MoveAsync(signUp, webinar, now, cancellation),
            cancellation);
        var promoted = webinar.IsOverAt(now) || !await HasQueueAsync(webinar, cancellation)
            ? 0
            : await gate.WriteAsync(db, () => queue.FillSeatsAsync(webinar, now, cancellation), cancellation);
        var told = webinar.MomentAt(now, seatsTaken: 0).Phase is WebinarPhase.Recording ? await AnnounceRecordingAsync(webinar, now, cancellation) : 0;
        return revived + moved + promoted + told;
    }

    /// <summary>Those with a seat who want such mails; once, whatever becomes of the recording afterwards.</summary>
    private Task<int> AnnounceRecordingAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        gate.QueueForEachAsync(
            db,
            WantingRecording(webinar),
            MailKind.Recording,
            revision: 0,
            signUp => mails.Recording(signUp, webinar, now).NotBefore(now + RegretTime),
            cancellation);

    /// <summary>Takes over without a word what would else be told, as staff may choose when nobody needs to know: the time, that it is cancelled, the recording. To be called
    /// before the file is saved, or the next round has begun to tell them. Who has never been told of any time is left to their confirmation.</summary>
    /// <inheritdoc cref="FollowAsync"/>
    public async Task<int> SettleQuietlyAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        if (webinar.CancelledBecause is not null)
        {
            return await gate.EachAsync(db, db.SignUps.LiveAndComing(webinar, now), signUp =>
            {
                signUp.Cancel(CancelReason.WebinarCancelled, now);
                return Task.CompletedTask;
            }, cancellation);
        }

        var moved = await gate.EachAsync(
            db,
            db.SignUps.LiveAndComing(webinar, now).Where(signUp => signUp.ToldStart != null && (signUp.StartsAt != webinar.StartsAt || signUp.EndsAt != webinar.EndsAt)),
            signUp =>
            {
                signUp.Move(webinar.StartsAt, webinar.EndsAt);
                signUp.Told(webinar.StartsAt, webinar.EndsAt);
                return Task.CompletedTask;
            },
            cancellation);
        var untold = webinar.MomentAt(now, seatsTaken: 0).Phase is WebinarPhase.Recording ? await gate.QueueForEachAsync(
            db, WantingRecording(webinar), MailKind.Recording, revision: 0, signUp => Unsent(mails.Recording(signUp, webinar, now), now), cancellation) : 0;
        return moved + untold;
    }

    private static Mail Unsent(Mail mail, DateTimeOffset now)
    {
        mail.Supersede(now);
        return mail;
    }

    private IQueryable<SignUp> WantingRecording(Webinar webinar) =>
        db.SignUps.Where(signUp => signUp.WebinarId == webinar.Id && signUp.State == SignUpState.Confirmed && signUp.WantsReminders);

    private IQueryable<SignUp> CancelledUntold(Webinar webinar, DateTimeOffset now)
    {
        var moment = now.ToUniversalTime();
        return db.SignUps.Where(signUp => signUp.WebinarId == webinar.Id
            && signUp.State == SignUpState.Cancelled && signUp.CancelledBecause == CancelReason.WebinarCancelled
            && db.Mails.Any(mail => mail.SignUpId == signUp.Id && mail.Kind == MailKind.WebinarCancelled && mail.State == MailState.Queued
                && (mail.LeasedUntil == null || mail.LeasedUntil < moment) && mail.Tries == 0));
    }

    private Task<bool> HasQueueAsync(Webinar webinar, CancellationToken cancellation) =>
        db.SignUps.AnyAsync(signUp => signUp.WebinarId == webinar.Id && signUp.State == SignUpState.Waitlisted, cancellation);

    /// <summary>The seats are not given to others: there is nothing to sit at.</summary>
    private Task CancelAsync(SignUp signUp, Webinar webinar, DateTimeOffset now)
    {
        signUp.Cancel(CancelReason.WebinarCancelled, now);
        db.Mails.Add(mails.WebinarCancelled(signUp, webinar, now, revision: now.UtcTicks).NotBefore(now + RegretTime));
        return Task.CompletedTask;
    }

    /// <summary>The mail that was to say so is overtaken, since the sign-up is live again.</summary>
    private async Task ReviveAsync(SignUp signUp, CancellationToken cancellation)
    {
        if (!await db.SignUps.HasAnotherAsync(signUp, cancellation))
        {
            signUp.Revive();
        }
    }

    private async Task MoveAsync(SignUp signUp, Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        signUp.Move(webinar.StartsAt, webinar.EndsAt);
        var isKnown = signUp.ToldStart == webinar.StartsAt && signUp.ToldEnd == webinar.EndsAt;
        var (start, end) = (webinar.StartsAt, webinar.EndsAt);
        if (isKnown || await db.Mails.AnyAsync(mail => mail.SignUpId == signUp.Id && mail.State == MailState.Queued && mail.TellsStart == start && mail.TellsEnd == end, cancellation))
        {
            return;
        }

        var isWaiting = signUp.State is SignUpState.Waitlisted;
        var revision = now.UtcTicks;
        db.Mails.Add(
            signUp.ToldStart is null
                ? isWaiting ? mails.Waitlisted(signUp, webinar, await queue.PositionAsync(signUp, cancellation), now, revision) : mails.Confirmed(signUp, webinar, now, revision)
                : (isWaiting ? mails.MovedWaitlist(signUp, webinar, now, revision) : mails.Moved(signUp, webinar, now, revision)).NotBefore(now + RegretTime));
    }
}
