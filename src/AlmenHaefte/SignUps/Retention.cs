using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>Keeps the promise that the form and the mails print: on its day, what people told us for a webinar is gone. Safe to run again, and late.</summary>
public sealed class Retention(SiteDb db, Erasure erasure, WriteGate gate)
{
    /// <summary>How long a mail that could not be sent, and one about no single sign-up, are kept whole.</summary>
    private static readonly TimeSpan MailLifetime = TimeSpan.FromDays(30);

    /// <summary>How many are asked about at a time.</summary>
    private const int AtOnce = 500;

    /// <summary>Anonymises every sign-up whose day has come, and forgets wishes, requests, blocks and mails that have served their time.</summary>
    /// <returns>How many sign-ups were anonymised.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; what came before it stands.</exception>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DanishTime.DayOf(now);
        var moment = now.ToUniversalTime();
        var count = 0;
        foreach (var promise in await PromisesAsync(moment, cancellation))
        {
            var those = KeptUnder(promise, moment);
            var seated = those.Where(signUp => signUp.State == SignUpState.Confirmed);
            var others = those.Where(signUp => signUp.State == SignUpState.Waitlisted || signUp.State == SignUpState.Cancelled);
            await ForgetWishesAsync(promise.Wishes <= today ? those : null, cancellation);
            count += await AnonymiseAsync(promise.WithSeat <= today ? seated : null, now, cancellation);
            count += await AnonymiseAsync(promise.WithoutSeat <= today ? others : null, now, cancellation);
        }

        await ForgetTracesAsync(now, cancellation);
        return count;
    }

    /// <summary>Whether anybody has been anonymised, be it by their own wish.</summary>
    public Task<bool> HasForgottenSinceAsync(DateTimeOffset moment, CancellationToken cancellation)
    {
        var since = moment.ToUniversalTime();
        return db.SignUps.AnyAsync(signUp => signUp.AnonymisedAt > since, cancellation);
    }

    /// <summary>Mails of which nothing may be left anywhere: those about people who have been anonymised, and old ones about no single sign-up.</summary>
    /// <param name="left">Those of which there is something left.</param>
    public async Task<IReadOnlySet<Guid>> ForgottenMailsAsync(IEnumerable<Guid> left, DateTimeOffset now, CancellationToken cancellation)
    {
        var monthAgo = now.ToUniversalTime() - MailLifetime;
        var forgotten = new HashSet<Guid>();
        foreach (var some in left.Chunk(AtOnce))
        {
            forgotten.UnionWith(await db.Mails
                .Where(mail => some.Contains(mail.Id))
                .Where(mail => mail.SignUp == null ? mail.EndedAt < monthAgo : mail.SignUp.State == SignUpState.Anonymised && mail.State != MailState.Queued)
                .Select(mail => mail.Id)
                .ToListAsync(cancellation));
        }

        return forgotten;
    }

    /// <summary>What was promised to those whose webinar is over: as many as there are webinars, however many people there are.</summary>
    private async Task<List<DeletionDays>> PromisesAsync(DateTimeOffset moment, CancellationToken cancellation) =>
    [
        .. (await db.SignUps.Where(signUp => signUp.State != SignUpState.Anonymised && signUp.EndsAt < moment)
            .Select(signUp => new { signUp.EndsAt, signUp.RetentionDays })
            .Distinct()
            .ToListAsync(cancellation)).Select(promise => new DeletionDays(promise.EndsAt, promise.RetentionDays)),
    ];

    private IQueryable<SignUp> KeptUnder(DeletionDays promise, DateTimeOffset moment)
    {
        var (end, days) = (promise.EndsAt, promise.RetentionDays);
        var those = db.SignUps.Where(signUp => signUp.State != SignUpState.Anonymised && signUp.EndsAt == end && signUp.RetentionDays == days);
        // Rows from before the time was kept with them have none: they go when no webinar can have promised more.
        var longAgo = moment - TimeSpan.FromDays(Webinar.LongestRetentionDays);
        return end == DateTimeOffset.MinValue ? those.Where(signUp => signUp.CreatedAt < longAgo) : those;
    }

    private async Task<int> AnonymiseAsync(IQueryable<SignUp>? due, DateTimeOffset now, CancellationToken cancellation) =>
        due is null ? 0 : await gate.EachAsync(db, due, signUp => erasure.AnonymiseAsync(signUp, now, cancellation), cancellation);

    private async Task ForgetWishesAsync(IQueryable<SignUp>? due, CancellationToken cancellation)
    {
        var wishes = due?.Where(signUp => signUp.Wishes != null);
        if (wishes is not null && await wishes.AnyAsync(cancellation))
        {
            await gate.WriteAsync(db, () => wishes.ExecuteUpdateAsync(update => update.SetProperty(signUp => signUp.Wishes, (string?)null), cancellation), cancellation);
        }
    }

    private Task<int> ForgetTracesAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var moment = now.ToUniversalTime();
        var dayAgo = moment - AddressRequest.Lifetime;
        var monthAgo = moment - MailLifetime;
        return gate.WriteAsync(db, async () =>
            await db.AddressRequests.Where(request => request.At < dayAgo).ExecuteDeleteAsync(cancellation)
            + await db.Blocks.Where(block => block.Until < moment).ExecuteDeleteAsync(cancellation)
            + await db.Mails
                .Where(mail => mail.Message != null && mail.EndedAt < monthAgo)
                .ExecuteUpdateAsync(update => update
                    .SetProperty(mail => mail.Message, (byte[]?)null)
                    .SetProperty(mail => mail.Recipient, (string?)null)
                    .SetProperty(mail => mail.Trouble, (string?)null), cancellation), cancellation);
    }
}
