using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// The queue for a full webinar: oldest request first, and among those of the same moment the one stored first.
/// To be used inside the transaction that takes or frees seats.
/// </summary>
public sealed class WaitingList(SiteDb db, SignUpList list, Mails mails)
{
    /// <summary>Seats free at this moment; negative when the webinar has been made smaller than it was.</summary>
    public async Task<int> FreeSeatsAsync(Webinar webinar, CancellationToken cancellation) =>
        webinar.Capacity is { } capacity ? capacity - await list.SeatsTakenAsync(webinar.Id, cancellation) : int.MaxValue;

    /// <summary>The place in the queue, from 1.</summary>
    public async Task<int> PositionAsync(SignUp waiting, CancellationToken cancellation) => 1 + await db.SignUps.CountAsync(
        other => other.WebinarId == waiting.WebinarId && other.State == SignUpState.Waitlisted
            && (other.CreatedAt < waiting.CreatedAt || (other.CreatedAt == waiting.CreatedAt && other.Id < waiting.Id)),
        cancellation);

    /// <summary>Gives every free seat to the one who has waited longest, and queues their mails. Run again, it does nothing.</summary>
    /// <returns>How many moved up.</returns>
    public async Task<int> FillSeatsAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        if (webinar.CancelledBecause is not null || webinar.IsOverAt(now))
        {
            return 0;
        }

        await db.SaveChangesAsync(cancellation);
        var free = await FreeSeatsAsync(webinar, cancellation);
        if (free <= 0)
        {
            return 0;
        }

        var lucky = await db.SignUps
            .Where(signUp => signUp.WebinarId == webinar.Id && signUp.State == SignUpState.Waitlisted)
            .OrderBy(signUp => signUp.CreatedAt).ThenBy(signUp => signUp.Id)
            .Take(free)
            .ToListAsync(cancellation);
        foreach (var signUp in lucky)
        {
            signUp.GiveSeat();
            db.Mails.Add(mails.Promoted(signUp, webinar, now, revision: now.UtcTicks));
        }

        await db.SaveChangesAsync(cancellation);
        return lucky.Count;
    }
}
