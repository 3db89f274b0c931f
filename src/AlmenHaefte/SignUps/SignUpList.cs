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
    public Task<IReadOnlyList<string>> CommonOrganisationsAsync(CancellationToken cancellation) => CommonAsync(nameof(SignUp.Organisation), cancellation);

    /// <summary>Domains that at least three people have signed up with, in their ASCII form.</summary>
    public Task<IReadOnlyList<string>> CommonDomainsAsync(CancellationToken cancellation) => CommonAsync(SignUpMapping.EmailDomain, cancellation);

    /// <summary>Goes from name to name along the index: it takes as long as there are names, however many people have typed them.</summary>
    private async Task<IReadOnlyList<string>> CommonAsync(string column, CancellationToken cancellation)
    {
        var common = new List<string>();
        for (var name = await NextAsync(column, "", cancellation); name is not null; name = await NextAsync(column, name, cancellation))
        {
            var people = db.SignUps.Live().Where(signUp => EF.Property<string?>(signUp, column) == name).Select(signUp => signUp.EmailKey).Distinct();
            if (await people.Take(CommonFrom).CountAsync(cancellation) == CommonFrom)
            {
                common.Add(name);
            }
        }

        return common;
    }

    // The database compares, byte by byte; a comparison that says so it does not know.
#pragma warning disable CA1309
    private Task<string?> NextAsync(string column, string after, CancellationToken cancellation) => db.SignUps.Live()
        .Select(signUp => EF.Property<string?>(signUp, column))
        .Where(name => string.Compare(name, after) > 0)
        .OrderBy(name => name)
        .FirstOrDefaultAsync(cancellation);
#pragma warning restore CA1309
}
