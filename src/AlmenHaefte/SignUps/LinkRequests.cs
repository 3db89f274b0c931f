using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// "Send my link again". The same work is done, and as long is taken, whether the address is known or not; at most one mail
/// in fifteen minutes and five a day.
/// </summary>
public sealed class LinkRequests(SiteDb db, MailLimits limits, Mails mails, WriteGate gate)
{
    /// <param name="webinars">Those whose sign-ups may still be of use.</param>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task SendAsync(EmailAddress email, IReadOnlyList<Webinar> webinars, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var noted = await limits.NoteAsync(AddressRequestKind.LinkAgain, webinarId: null, email, now, cancellation);
            var live = await db.SignUps.Live().Where(signUp => signUp.EmailKey == email.Key).OrderBy(signUp => signUp.EndsAt).ToListAsync(cancellation);
            var known = live.Join(webinars, signUp => signUp.WebinarId, webinar => webinar.Id, (signUp, webinar) => (signUp, webinar)).ToList();
            // Written in any case and thrown away when it is not to be sent: it is most of the work.
            var mail = mails.LinkAgain(email, known, now);
            if (noted.WasMailed && known.Count > 0)
            {
                db.Mails.Add(mail);
            }

            return await db.SaveChangesAsync(cancellation);
        }, cancellation);
}
