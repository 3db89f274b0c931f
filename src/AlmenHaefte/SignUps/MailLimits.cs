using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// How many mails anybody can make the site send to an address that they may only have guessed. What is over the limit is not
/// sent, or waits when it is the first mail of a sign-up, and the page does not say so. To be used inside the transaction that queues the mail.
/// </summary>
public sealed class MailLimits(SiteDb db, LinkKeys keys)
{
    public const int MostPerHour = 3;
    public const int MostLinksPerDay = 5;

    /// <summary>"You are already signed up" for one webinar, and "your links again", leave this far apart at least.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(15);

    /// <summary>So many sign-ups at one webinar in ten minutes are told to whoever runs the site, and with the second number further mails are held back for ten minutes.</summary>
    public const int UnusualBurst = 300;
    public const int LargestBurst = 1000;

    private static readonly TimeSpan Burst = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    /// <summary>Notes the request whether a mail may come of it or not, so that the answer takes the same time; its <see cref="AddressRequest.WasMailed"/> says which.</summary>
    public async Task<AddressRequest> NoteAsync(AddressRequestKind kind, string? webinarId, EmailAddress email, DateTimeOffset now, CancellationToken cancellation)
    {
        var fingerprint = keys.Fingerprint(email.Key);
        var day = now.ToUniversalTime() - AddressRequest.Lifetime;
        var mailed = await db.AddressRequests.Where(noted => noted.Fingerprint == fingerprint && noted.WasMailed && noted.At > day).ToListAsync(cancellation);
        var may = mailed.Count(noted => noted.At > now - Hour) < MostPerHour
            && (kind is not AddressRequestKind.LinkAgain || mailed.Count(noted => noted.Kind == kind) < MostLinksPerDay)
            && (kind is not AddressRequestKind.LinkAgain || !mailed.Any(noted => noted.Kind == kind && noted.At > now - Pause));
        var request = AddressRequest.Of(kind, webinarId, fingerprint, may, now);
        db.AddressRequests.Add(request);
        return request;
    }

    /// <summary>When a mail that a form has caused may leave: at once, unless far too many have asked; in an hour when it is over the limit for its address.</summary>
    public async Task<DateTimeOffset> LeavesAtAsync(AddressRequest noted, DateTimeOffset now, CancellationToken cancellation)
    {
        var leaves = await IsLargestBurstAsync(noted.WebinarId!, now, cancellation) ? now + Burst : now;
        return noted.WasMailed ? leaves : leaves + Hour;
    }

    /// <summary>Whether so many have asked at any webinar that somebody should look.</summary>
    public Task<bool> IsUnusualAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now.ToUniversalTime() - Burst;
        return db.AddressRequests.Where(noted => noted.At > since).GroupBy(noted => noted.WebinarId).AnyAsync(noted => noted.Key != null && noted.Count() >= UnusualBurst, cancellation);
    }

    /// <summary>Counts no further than it must: in a rush this is asked by everybody, about everybody before them.</summary>
    private async Task<bool> IsLargestBurstAsync(string webinarId, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now.ToUniversalTime() - Burst;
        return await db.AddressRequests.Where(noted => noted.WebinarId == webinarId && noted.At > since).Take(LargestBurst).CountAsync(cancellation) == LargestBurst;
    }
}
