using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>How a webinar is going: who has signed up, when and from where, what mails are waiting or came to nothing, and what is deleted next.</summary>
public sealed record Standing
{
    public required int Confirmed { get; init; }

    public required int Waiting { get; init; }

    public required int Cancelled { get; init; }

    public required int Joined { get; init; }

    /// <summary>Everything about them has been deleted; they still count in the days.</summary>
    public required int Forgotten { get; init; }

    /// <summary>New sign-ups on each Danish day, from the first to the last with none left out; days without are there with 0.</summary>
    public required IReadOnlyList<(DateOnly Day, int Count)> Days { get; init; }

    /// <summary>Of those with a seat or on the waiting list, the largest first; null is those who did not say.</summary>
    public required IReadOnlyList<(string? Name, int Count)> Organisations { get; init; }

    /// <summary>When people are deleted, soonest first.</summary>
    public required IReadOnlyList<(DateOnly Day, int Count)> Deletions { get; init; }

    public int MailsQueued { get; init; }

    public int MailsFailed { get; init; }

    public int MailsReturned { get; init; }

    public int Live => Confirmed + Waiting;
}

public sealed class Standings(SiteDb db)
{
    /// <summary>For a list of webinars: seats taken, people waiting, and mails that did not get through.</summary>
    public async Task<(int Confirmed, int Waiting, int Unreachable)> CountAsync(Webinar webinar, CancellationToken cancellation) =>
        (await db.CountAsync(webinar.Id, SignUpGroup.Confirmed, cancellation),
            await db.CountAsync(webinar.Id, SignUpGroup.Waitlisted, cancellation),
            await db.CountAsync(webinar.Id, SignUpGroup.Unreachable, cancellation));

    /// <summary>Each sign-up is counted as it is read; none is kept.</summary>
    public async Task<Standing> OfAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        var signUps = db.SignUps
            .Where(signUp => signUp.WebinarId == webinar.Id && (signUp.CancelledBecause == null || signUp.CancelledBecause != CancelReason.AddressChanged))
            .Select(signUp => new CountedSignUp(signUp.State, signUp.CreatedAt, signUp.JoinedAt != null, signUp.Organisation, signUp.EndsAt, signUp.RetentionDays));
        var tally = new StandingTally();
        await foreach (var signUp in signUps.AsAsyncEnumerable().WithCancellation(cancellation))
        {
            tally.Add(signUp);
        }

        var troubles = db.Mails.Where(mail => mail.WebinarId == webinar.Id && (mail.State == MailState.Failed || mail.BouncedAt != null));
        return tally.At(webinar, now) with
        {
            MailsQueued = await db.Mails.CountAsync(mail => mail.WebinarId == webinar.Id && mail.State == MailState.Queued, cancellation),
            MailsFailed = await troubles.CountAsync(mail => mail.State == MailState.Failed, cancellation),
            MailsReturned = await troubles.CountAsync(mail => mail.BouncedAt != null, cancellation),
        };
    }
}
