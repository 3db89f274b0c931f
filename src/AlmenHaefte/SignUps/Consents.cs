using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>Those who want to be told of coming webinars, and how they stop it. The key in the mail's link is enough to say so, for ever.</summary>
public sealed class Consents(SiteDb db, LinkKeys keys, WriteGate gate)
{
    /// <summary>Whether the mails are wanted now; null when the address opens nothing.</summary>
    public async Task<bool?> IsGivenAsync(Guid id, string key, CancellationToken cancellation) =>
        keys.IsConsent(id, key) ? await db.Consents.AnyAsync(consent => consent.Id == id, cancellation) : null;

    /// <summary>The address of the page where the person can take their consent back; null when they have given none.</summary>
    public async Task<string?> WithdrawalOfAsync(SignUp signUp, CancellationToken cancellation) =>
        await db.Consents.AsNoTracking().FirstOrDefaultAsync(consent => consent.EmailKey == signUp.EmailKey, cancellation) is { Id: var id } ? Addresses.Consent(id, keys.Consent(id)) : null;

    /// <summary>Deletes the consent, and the mails that were to be sent on the strength of it. Done again, it changes nothing.</summary>
    /// <returns>False when the address opens nothing.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<bool> WithdrawAsync(Guid id, string key, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            if (!keys.IsConsent(id, key))
            {
                return false;
            }

            if (await db.Consents.FirstOrDefaultAsync(consent => consent.Id == id, cancellation) is { } consent)
            {
                await RecallAsync(consent, now, cancellation);
                db.Consents.Remove(consent);
                await db.SaveChangesAsync(cancellation);
            }

            return true;
        }, cancellation);

    private async Task RecallAsync(Consent consent, DateTimeOffset now, CancellationToken cancellation)
    {
        var address = EmailAddress.Check(consent.Email) is Checked<EmailAddress>.Accepted { Value.ForSending: var known } ? known : consent.Email;
        foreach (var mail in await db.Mails.Where(mail => mail.Kind == MailKind.Coming && mail.State == MailState.Queued && mail.Recipient == address).ToListAsync(cancellation))
        {
            mail.Supersede(now);
        }
    }
}
