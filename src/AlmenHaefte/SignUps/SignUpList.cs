using AlmenHaefte.Data;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>What can be told from the live sign-ups without telling of any one person.</summary>
public sealed class SignUpList(SiteDb db)
{
    /// <summary>What one or two people type is theirs; from three on it is common knowledge.</summary>
    private const int CommonFrom = 3;

    /// <summary>What the webinar is at this moment, its free seats counted. Holds only as long as nobody writes: the desk asks again.</summary>
    public async Task<WebinarMoment> MomentAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        webinar.MomentAt(now, webinar.Capacity is null ? 0 : await SeatsTakenAsync(webinar.Id, cancellation));

    public Task<int> SeatsTakenAsync(string webinarId, CancellationToken cancellation) =>
        db.SignUps.CountAsync(signUp => signUp.WebinarId == webinarId && signUp.State == SignUpState.Confirmed, cancellation);

    /// <summary>Organisations that at least three people have named, as they wrote them.</summary>
    public Task<List<string>> CommonOrganisationsAsync(CancellationToken cancellation) =>
        db.SignUps.Live()
            .Where(signUp => signUp.Organisation != null)
            .GroupBy(signUp => signUp.Organisation!)
            .Where(group => group.Select(signUp => signUp.EmailKey).Distinct().Count() >= CommonFrom)
            .Select(group => group.Key)
            .ToListAsync(cancellation);

    /// <summary>Domains that at least three people have signed up with, in their ASCII form.</summary>
    public Task<List<string>> CommonDomainsAsync(CancellationToken cancellation) =>
        db.SignUps.Live()
            .Select(signUp => signUp.EmailKey)
            .Distinct()
            .GroupBy(key => key.Substring(key.IndexOf('@') + 1))
            .Where(group => group.Count() >= CommonFrom)
            .Select(group => group.Key)
            .ToListAsync(cancellation);
}
