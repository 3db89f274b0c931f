using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Deletes what is known of a person, inside the caller's transaction: the sign-up's own data, and what its mails still hold.
/// What remains on the disk of what was deleted is removed afterwards by <see cref="SiteDatabase.ScrubAsync"/>.
/// </summary>
public sealed class Erasure(SiteDb db)
{
    /// <summary>How many others must have come from an organisation before its name tells nothing of this one.</summary>
    private const int CommonFrom = 3;

    /// <summary>At the person's own wish: also the consent to other mails.</summary>
    /// <param name="farewell">The last mail, if any; the only one that is still sent.</param>
    public async Task EraseAsync(SignUp signUp, Mail? farewell, DateTimeOffset now, CancellationToken cancellation)
    {
        await db.Consents.Where(consent => consent.EmailKey == signUp.EmailKey).ExecuteDeleteAsync(cancellation);
        await AnonymiseAsync(signUp, now, cancellation);
        if (farewell is not null)
        {
            db.Mails.Add(farewell);
        }
    }

    public async Task AnonymiseAsync(SignUp signUp, DateTimeOffset now, CancellationToken cancellation)
    {
        foreach (var mail in await db.Mails.Where(mail => mail.SignUpId == signUp.Id).ToListAsync(cancellation))
        {
            mail.Supersede(now);
            mail.Wipe();
        }

        var isCommon = signUp.Organisation is { } organisation && CommonFrom <= await db.SignUps
            .Where(other => other.WebinarId == signUp.WebinarId && other.Organisation == organisation && other.Id != signUp.Id)
            .Take(CommonFrom)
            .CountAsync(cancellation);
        signUp.Anonymise(isCommon, now);
    }
}
