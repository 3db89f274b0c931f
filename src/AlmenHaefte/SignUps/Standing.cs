using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Time;
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

    public required int MailsQueued { get; init; }

    public required int MailsFailed { get; init; }

    public required int MailsReturned { get; init; }

    public int Live => Confirmed + Waiting;
}

public sealed class Standings(SiteDb db)
{
    /// <summary>For a list of webinars: seats taken, people waiting, and mails that did not get through.</summary>
    public async Task<(int Confirmed, int Waiting, int Unreachable)> CountAsync(Webinar webinar, CancellationToken cancellation) =>
        (await db.Of(webinar.Id, SignUpGroup.Confirmed).CountAsync(cancellation),
            await db.Of(webinar.Id, SignUpGroup.Waitlisted).CountAsync(cancellation),
            await db.Of(webinar.Id, SignUpGroup.Unreachable).CountAsync(cancellation));

    public async Task<Standing> OfAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        var signUps = await db.SignUps.AsNoTracking()
            .Where(signUp => signUp.WebinarId == webinar.Id && (signUp.CancelledBecause == null || signUp.CancelledBecause != CancelReason.AddressChanged))
            .ToListAsync(cancellation);
        var mails = await db.Mails.Where(mail => mail.WebinarId == webinar.Id)
            .GroupBy(mail => new { mail.State, IsReturned = mail.BouncedAt != null })
            .Select(group => new { group.Key.State, group.Key.IsReturned, Count = group.Count() })
            .ToListAsync(cancellation);
        var kept = signUps.Where(signUp => signUp.State is not SignUpState.Anonymised).ToList();
        return new Standing
        {
            Confirmed = Count(kept, SignUpState.Confirmed),
            Waiting = Count(kept, SignUpState.Waitlisted),
            Cancelled = Count(kept, SignUpState.Cancelled),
            Joined = kept.Count(signUp => signUp is { State: SignUpState.Confirmed, JoinedAt: not null }),
            Forgotten = signUps.Count - kept.Count,
            Days = DaysOf(signUps, webinar, now),
            Organisations = OrganisationsOf(kept.Where(signUp => signUp.IsLive)),
            Deletions = [.. kept.GroupBy(signUp => signUp.DeletedOn).OrderBy(day => day.Key).Select(day => (day.Key, day.Count()))],
            MailsQueued = mails.Where(mail => mail.State is MailState.Queued).Sum(mail => mail.Count),
            MailsFailed = mails.Where(mail => mail.State is MailState.Failed).Sum(mail => mail.Count),
            MailsReturned = mails.Where(mail => mail.IsReturned).Sum(mail => mail.Count),
        };
    }

    private static int Count(IEnumerable<SignUp> signUps, SignUpState state) => signUps.Count(signUp => signUp.State == state);

    /// <summary>Up to today, or to the last sign-up when the webinar is over.</summary>
    private static IReadOnlyList<(DateOnly Day, int Count)> DaysOf(List<SignUp> signUps, Webinar webinar, DateTimeOffset now)
    {
        var counts = signUps.GroupBy(signUp => DanishTime.DayOf(signUp.CreatedAt)).ToDictionary(day => day.Key, day => day.Count());
        if (counts.Count == 0)
        {
            return [];
        }

        var (first, latest) = (counts.Keys.Min(), counts.Keys.Max());
        var end = webinar.IsOverAt(now) ? DanishTime.DayOf(webinar.EndsAt) : DanishTime.DayOf(now);
        var last = end > latest ? end : latest;
        return [.. Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).Select(day => (day, counts.GetValueOrDefault(day)))];
    }

    /// <summary>However its capital letters are written, it is one organisation, called as most call it.</summary>
    private static IReadOnlyList<(string? Name, int Count)> OrganisationsOf(IEnumerable<SignUp> live) =>
        [.. live.GroupBy(signUp => signUp.Organisation?.ToUpperInvariant())
            .Select(group => (Name: group.GroupBy(signUp => signUp.Organisation).OrderByDescending(same => same.Count()).First().Key, Count: group.Count()))
            .OrderBy(group => group.Name is null).ThenByDescending(group => group.Count).ThenBy(group => group.Name, StringComparer.Ordinal)];
}
