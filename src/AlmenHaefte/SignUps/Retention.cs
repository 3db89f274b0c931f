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
    public async Task<int> RunAsync(IReadOnlyList<Webinar> webinars, DateTimeOffset now, CancellationToken cancellation)
    {
        var today = DanishTime.DayOf(now);
        var count = 0;
        foreach (var webinar in webinars)
        {
            if (webinar.WishesDeletedOn <= today)
            {
                await ForgetWishesAsync(webinar.Id, cancellation);
            }

            count += webinar.DeletedOn <= today ? await AnonymiseAsync(OfWebinar(webinar.Id), now, cancellation)
                : webinar.DeletedWithoutSeatOn <= today ? await AnonymiseAsync(OfWebinar(webinar.Id).Where(signUp => signUp.State != SignUpState.Confirmed), now, cancellation)
                : 0;
        }

        count += await AnonymiseAsync(OfWebinarsNoLongerThere(webinars, now), now, cancellation);
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

    private IQueryable<SignUp> OfWebinar(string id) => db.SignUps.Where(signUp => signUp.WebinarId == id);

    /// <summary>A webinar whose file has been removed can no longer say when; then the usual time counts.</summary>
    private IQueryable<SignUp> OfWebinarsNoLongerThere(IReadOnlyList<Webinar> webinars, DateTimeOffset now)
    {
        List<string> known = [.. webinars.Select(webinar => webinar.Id)];
        var end = now.ToUniversalTime() - TimeSpan.FromDays(Webinar.DefaultRetentionDays);
        return db.SignUps.Where(signUp => !known.Contains(signUp.WebinarId) && signUp.EndsAt < end);
    }

    private Task<int> AnonymiseAsync(IQueryable<SignUp> due, DateTimeOffset now, CancellationToken cancellation) =>
        gate.EachAsync(db, due.Where(signUp => signUp.State != SignUpState.Anonymised), signUp => erasure.AnonymiseAsync(signUp, now, cancellation), cancellation);

    private Task<int> ForgetWishesAsync(string webinarId, CancellationToken cancellation) => gate.WriteAsync(
        db,
        () => OfWebinar(webinarId).Where(signUp => signUp.Wishes != null).ExecuteUpdateAsync(update => update.SetProperty(signUp => signUp.Wishes, (string?)null), cancellation),
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
