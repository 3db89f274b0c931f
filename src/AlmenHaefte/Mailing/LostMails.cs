using AlmenHaefte.Data;
using AlmenHaefte.SignUps;
using AlmenHaefte.Staff;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Mailing;

/// <summary>
/// Mails that did not arrive: given up, or come back. They wait for somebody until they are sent again, their receiver has another address,
/// or somebody has set them aside; and for a month at most, for then nothing is left that could be sent.
/// </summary>
public sealed class LostMails(SiteDb db, WriteGate gate)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(30);

    public Task<int> CountAsync(DateTimeOffset now, CancellationToken cancellation) => At(now).CountAsync(cancellation);

    /// <summary>The latest first.</summary>
    public async Task<IReadOnlyList<LostMail>> ListAsync(int skip, int most, DateTimeOffset now, CancellationToken cancellation)
    {
        var mails = await At(now).OrderByDescending(mail => mail.BouncedAt ?? mail.EndedAt).ThenBy(mail => mail.Id).Skip(skip).Take(most)
            .Select(mail => new LostMail(mail.Id, mail.Kind, (mail.BouncedAt ?? mail.EndedAt)!.Value)
            {
                QueuedAt = mail.QueuedAt,
                IsReturned = mail.BouncedAt != null,
                Trouble = mail.Trouble,
                Name = mail.SignUp == null ? null : mail.SignUp.Name,
                Email = mail.SignUp == null ? mail.Recipient : mail.SignUp.Email,
                SignUp = mail.SignUp == null ? null : mail.SignUp.PublicId,
                WebinarId = mail.WebinarId,
                IsWhole = mail.State == MailState.Failed,
            }).ToListAsync(cancellation);
        var staff = await StaffAsync([.. mails.Where(mail => mail.Kind is MailKind.StaffLink).Select(mail => mail.QueuedAt)], cancellation);
        return [.. mails.Select(mail => staff.GetValueOrDefault(mail.QueuedAt) is { } member ? mail with { Name = member.ShownName, Email = member.Email, StaffMember = member.Id } : mail)];
    }

    /// <returns>False when there was nothing to set aside.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<bool> SetAsideAsync(Guid id, Guid by, DateTimeOffset now, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        var isDone = await db.Mails.FirstOrDefaultAsync(mail => mail.Id == id, cancellation) is { } mail && mail.SetAside(by, now);
        await db.SaveChangesAsync(cancellation);
        return isDone;
    }, cancellation);

    /// <summary>Whom links to the newsroom were made for at these moments. A mail that a server has taken no longer knows for whom it was; the history does.</summary>
    private async Task<Dictionary<DateTimeOffset, StaffMember>> StaffAsync(List<DateTimeOffset> moments, CancellationToken cancellation) =>
        moments.Count == 0 ? []
        : (await db.StaffChanges.AsNoTracking().Include(change => change.About).Where(change => change.Deed == StaffDeed.MadeLink && moments.Contains(change.At)).ToListAsync(cancellation))
            .DistinctBy(change => change.At).ToDictionary(change => change.At, change => change.About);

    private IQueryable<Mail> At(DateTimeOffset now)
    {
        var monthAgo = now.ToUniversalTime() - Lifetime;
        return db.Mails.AsNoTracking()
            // Says no more than what follows, but as the index does.
            .Where(mail => mail.State == MailState.Failed || mail.BouncedAt != null)
            .Where(mail => mail.SetAsideAt == null && ((mail.State == MailState.Failed && mail.Message != null && mail.EndedAt >= monthAgo) || mail.BouncedAt >= monthAgo))
            .Where(mail => mail.SignUp == null || mail.SignUp.CancelledBecause == null || mail.SignUp.CancelledBecause != CancelReason.AddressChanged);
    }
}

/// <param name="At">When it was given up or came back.</param>
public sealed record LostMail(Guid Id, MailKind Kind, DateTimeOffset At)
{
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>It was sent and came back; otherwise it never left.</summary>
    public required bool IsReturned { get; init; }

    /// <inheritdoc cref="Mail.Trouble"/>
    public string? Trouble { get; init; }

    /// <summary>Of whoever it was for; null when nobody is known by that address.</summary>
    public string? Name { get; init; }

    /// <summary>Null for a mail that came back and is about nobody we know.</summary>
    public string? Email { get; init; }

    /// <summary>Name of the sign-up in addresses.</summary>
    public Guid? SignUp { get; init; }

    /// <summary>Somebody on the staff whom it was for.</summary>
    public Guid? StaffMember { get; init; }

    public string? WebinarId { get; init; }

    /// <summary>Whether it can be sent again as it is.</summary>
    public required bool IsWhole { get; init; }

    public string What => DataWords.Of(Kind);

    /// <summary>Why, as people say it.</summary>
    public string? Why => MailTrouble.InDanish(Trouble, IsReturned);
}
