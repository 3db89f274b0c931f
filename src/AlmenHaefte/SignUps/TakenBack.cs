using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>What a change of a webinar did to the sign-ups and the former file alone does not take back: mails about a recording, and sign-ups that were cancelled without a word.</summary>
internal static class TakenBack
{
    /// <summary>Not to be broken off: half of it is neither the change nor what was before it.</summary>
    internal static Task<int> TakeBackAsync(this WriteGate gate, SiteDb db, WebinarDeed deed, DateTimeOffset now) => gate.WriteAsync(db, async () =>
    {
        var moment = now.ToUniversalTime();
        db.Mails.RemoveRange(await db.Mails
            .Where(mail => mail.WebinarId == deed.WebinarId && mail.Kind == MailKind.Recording && mail.QueuedAt >= deed.At && mail.Tries == 0
                && (mail.State == MailState.Queued || mail.State == MailState.Superseded) && (mail.LeasedUntil == null || mail.LeasedUntil <= moment))
            .ToListAsync());
        foreach (var signUp in deed.IsQuiet ? await CancelledByAsync(db, deed) : [])
        {
            if (!await db.SignUps.HasAnotherAsync(signUp, CancellationToken.None))
            {
                signUp.Revive();
            }
        }
        return await db.SaveChangesAsync();
    }, CancellationToken.None);

    private static Task<List<SignUp>> CancelledByAsync(SiteDb db, WebinarDeed deed) =>
        db.SignUps.Where(one => one.WebinarId == deed.WebinarId && one.CancelledBecause == CancelReason.WebinarCancelled && one.CancelledAt == deed.At).ToListAsync();
}
