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

    /// <summary>Anonymises every sign-up whose day has come, and forgets wishes, requests, blocks and mails that have served their time.</summary>
    /// <returns>How many sign-ups were anonymised.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; what came before it stands.</exception>
    public async Task<int> RunAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DanishTime.DayOf(now);
        var moment = now.ToUniversalTime();
        // Rows from before the time was kept with them have none: they go when no webinar can have promised more.
        var (noTime, longAgo) = (DateTimeOffset.MinValue, moment - TimeSpan.FromDays(Webinar.LongestRetentionDays));
        var held = await db.SignUps.AsNoTracking()
            .Where(signUp => signUp.State != SignUpState.Anonymised && signUp.EndsAt < moment && (signUp.EndsAt != noTime || signUp.CreatedAt < longAgo))
            .ToListAsync(cancellation);
        await ForgetWishesAsync([.. held.Where(signUp => signUp.Wishes is not null && signUp.Deletion.Wishes <= today).Select(signUp => signUp.Id)], cancellation);
        var count = await AnonymiseAsync([.. held.Where(signUp => signUp.DeletedOn <= today).Select(signUp => signUp.Id)], now, cancellation);
        await ForgetTracesAsync(now, cancellation);
        return count;
    }

    /// <summary>Mails of which nothing may be left anywhere: those about people who have been anonymised, and old ones about no single sign-up.</summary>
    public async Task<IReadOnlySet<Guid>> ForgottenMailsAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var monthAgo = now.ToUniversalTime() - MailLifetime;
        return await db.Mails
            .Where(mail => mail.SignUp == null ? mail.EndedAt < monthAgo : mail.SignUp.State == SignUpState.Anonymised && mail.State != MailState.Queued)
            .Select(mail => mail.Id)
            .ToHashSetAsync(cancellation);
    }

    private Task<int> AnonymiseAsync(List<int> due, DateTimeOffset now, CancellationToken cancellation) =>
        gate.EachAsync(db, db.SignUps.Where(signUp => due.Contains(signUp.Id)), signUp => erasure.AnonymiseAsync(signUp, now, cancellation), cancellation);

    private Task<int> ForgetWishesAsync(List<int> due, CancellationToken cancellation) => gate.WriteAsync(
        db,
        () => db.SignUps.Where(signUp => due.Contains(signUp.Id)).ExecuteUpdateAsync(update => update.SetProperty(signUp => signUp.Wishes, (string?)null), cancellation),
        cancellation);

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
