using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Mailing;

/// <summary>
/// The mails that are to be sent. A mail is claimed for two minutes before it is sent and settled afterwards; when whoever
/// claimed it is never heard of again, another sends the same mail under the same Message-ID.
/// </summary>
public sealed class Outbox(SiteDb db, WriteGate gate)
{
    private static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Overdue = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Recent = TimeSpan.FromDays(1);

    public Task<bool> HasDueAsync(DateTimeOffset now, CancellationToken cancellation) => DueAt(now).AnyAsync(cancellation);

    /// <summary>
    /// The mail that has waited longest, and still says what is so; those that no longer do are set aside on the way. One
    /// person's mails about one webinar go one at a time, so that they arrive in the order in which things happened.
    /// </summary>
    /// <returns>Null when nothing is due.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was claimed.</exception>
    public Task<Mail?> ClaimAsync(DateTimeOffset now, CancellationToken cancellation) => gate.WriteAsync(db, () => ClaimOnceAsync(now, cancellation), cancellation);

    /// <summary>Marks what became of a claimed mail.</summary>
    /// <exception cref="DataUnavailableException">The database could not be written: the mail is sent again when its lease has run out.</exception>
    public Task SettleAsync(Mail claimed, SendResult result, DateTimeOffset now) => gate.WriteAsync(db, () => SettleOnceAsync(claimed, result, now), CancellationToken.None);

    /// <summary>Notes that a mail came back. Told twice it changes nothing more.</summary>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was noted.</exception>
    public Task<BounceOutcome> TakeBackAsync(Bounce bounce, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, () => TakeBackOnceAsync(bounce, now, cancellation), cancellation);

    /// <summary>Whether somebody should look: a mail has been due for a quarter of an hour, or one was given up within the last day.</summary>
    public async Task<bool> NeedsAttentionAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var (overdue, recent) = (now - Overdue, now - Recent);
        return await db.Mails.AnyAsync(mail => mail.State == MailState.Queued && mail.NextTryAt <= overdue, cancellation)
            || await db.Mails.AnyAsync(mail => mail.State == MailState.Failed && mail.EndedAt >= recent, cancellation);
    }

    /// <summary>How much waits, for whoever watches the site.</summary>
    public async Task<OutboxBacklog> BacklogAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var waiting = db.Mails.Where(mail => mail.State == MailState.Queued);
        var first = await waiting.MinAsync(mail => (DateTimeOffset?)mail.NextTryAt, cancellation);
        return new OutboxBacklog(await waiting.CountAsync(cancellation), first < now ? now - first.Value : TimeSpan.Zero);
    }

    private async Task<Mail?> ClaimOnceAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        while (await DueAt(now).OrderBy(mail => mail.NextTryAt).ThenBy(mail => mail.QueuedAt).Include(mail => mail.SignUp).FirstOrDefaultAsync(cancellation) is { } mail)
        {
            if (await IsStillSoAsync(mail, now, cancellation))
            {
                mail.Lease(now + LeaseTime);
                await db.SaveChangesAsync(cancellation);
                return mail;
            }

            mail.Supersede(now);
            await db.SaveChangesAsync(cancellation);
        }

        return null;
    }

    private IQueryable<Mail> DueAt(DateTimeOffset now) => db.Mails
        .Where(mail => mail.State == MailState.Queued && mail.NextTryAt <= now && (mail.LeasedUntil == null || mail.LeasedUntil <= now))
        .Where(mail => mail.SignUpId == null || !db.Mails.Any(other => other.SignUpId == mail.SignUpId && other.LeasedUntil > now));

    private async Task<bool> IsStillSoAsync(Mail mail, DateTimeOffset now, CancellationToken cancellation) =>
        !(mail.ExpiresAt <= now)
        && (mail.SignUp is null || mail.AppliesTo(mail.SignUp))
        && !await HasNewerNewsAsync(mail, cancellation);

    /// <summary>Of two moves that nobody has been told of yet, people are told of the last.</summary>
    private async Task<bool> HasNewerNewsAsync(Mail mail, CancellationToken cancellation) =>
        mail.Kind is MailKind.Moved or MailKind.MovedWaitlist
        && await db.Mails.AnyAsync(
            other => other.SignUpId == mail.SignUpId && other.Kind == mail.Kind && other.State == MailState.Queued && other.Revision > mail.Revision,
            cancellation);

    private async Task<bool> SettleOnceAsync(Mail claimed, SendResult result, DateTimeOffset now)
    {
        // Deleted meanwhile, or sent by whoever took over after the lease.
        if (await db.Mails.Include(mail => mail.SignUp).SingleOrDefaultAsync(mail => mail.Id == claimed.Id) is not { } mail || mail.State is MailState.Sent)
        {
            return false;
        }

        // That it was sent is true whatever has happened to the row; anything else is for the holder of the lease to say.
        if (result is SendResult.Accepted || (mail.State is MailState.Queued && mail.LeasedUntil == claimed.LeasedUntil))
        {
            Mark(mail, result, now);
            await db.SaveChangesAsync();
        }

        return true;
    }

    private async Task<BounceOutcome> TakeBackOnceAsync(Bounce bounce, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.Mails.Include(mail => mail.SignUp).SingleOrDefaultAsync(mail => mail.Id == bounce.MailId, cancellation) is not { } mail)
        {
            return BounceOutcome.Unknown;
        }

        if (bounce.IsFinal && mail.State is MailState.Queued)
        {
            return BounceOutcome.TooEarly;
        }

        if (bounce.IsFinal)
        {
            mail.Bounced(bounce.Reason, now);
            await db.SaveChangesAsync(cancellation);
        }

        return BounceOutcome.Noted;
    }

    private static void Mark(Mail mail, SendResult result, DateTimeOffset now)
    {
        switch (result)
        {
            case SendResult.Accepted:
                mail.Accepted(now);
                if (mail is { TellsStart: { } start, TellsEnd: { } end })
                {
                    mail.SignUp?.Told(start, end);
                }

                break;
            case SendResult.Delayed delayed:
                mail.Delayed(delayed.Reason, now);
                break;
            case SendResult.Refused refused:
                mail.Refused(refused.Reason, now);
                break;
            case SendResult.Unreachable:
                mail.Release(now);
                break;
        }
    }
}

public enum BounceOutcome
{
    /// <summary>Nothing more is to be done about the report.</summary>
    Noted,

    /// <summary>There is no such mail.</summary>
    Unknown,

    /// <summary>The mail is not marked as sent yet: its server was quicker than we. To be told again later.</summary>
    TooEarly,
}

/// <param name="Waiting">Mails that are still to be sent.</param>
/// <param name="Overdue">How long the one that has waited longest should have been gone.</param>
public sealed record OutboxBacklog(int Waiting, TimeSpan Overdue);
