using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Staff;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// What staff write to those who signed up. It waits in the outbox for as long as one may regret it. The same message never reaches one person twice, however
/// often it is sent off.
/// </summary>
/// <exception cref="DataUnavailableException">The database could not be written.</exception>
public sealed class GroupMessages(SiteDb db, Mails mails, WriteGate gate)
{
    /// <summary>Those one may write to. Who has cancelled is left in peace.</summary>
    public static readonly IReadOnlyList<SignUpGroup> Groups = [SignUpGroup.Confirmed, SignUpGroup.Waitlisted, SignUpGroup.Joined, SignUpGroup.Absent];

    public Task<int> CountAsync(Webinar webinar, SignUpGroup group, CancellationToken cancellation) => db.Of(webinar.Id, group).CountAsync(cancellation);

    /// <summary>Whose mail is shown as the example; null when nobody would get it.</summary>
    public Task<SignUp?> ExampleAsync(Webinar webinar, SignUpGroup group, CancellationToken cancellation) =>
        db.Of(webinar.Id, group).AsNoTracking().OrderBy(signUp => signUp.Id).FirstOrDefaultAsync(cancellation);

    /// <returns>How many mails were queued now.</returns>
    public async Task<int> SendAsync(Webinar webinar, GroupMessage message, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        await gate.WriteAsync(db, () => NoteOnceAsync(webinar, message, by, now, cancellation), cancellation);
        return await gate.QueueForEachAsync(
            db,
            db.Of(webinar.Id, message.To),
            MailKind.StaffMessage,
            message.Number,
            signUp => mails.StaffMessage(signUp, webinar, message.Number, message.Subject, message.Text, now).NotBefore(now + WebinarChanges.RegretTime),
            cancellation);
    }

    /// <summary>To whoever wrote it, at once, with their own name in it.</summary>
    public Task<int> SendToMeAsync(Webinar webinar, GroupMessage message, StaffMember me, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, () =>
        {
            db.Mails.Add(mails.StaffMessageToMyself(me, webinar, message.Subject, message.Text, now));
            return db.SaveChangesAsync(cancellation);
        }, cancellation);

    /// <summary>Those mails of a message that have not left never will.</summary>
    /// <returns>How many they were.</returns>
    public Task<int> CallBackAsync(Webinar webinar, long message, Guid? by, DateTimeOffset now, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () =>
        {
            var moment = now.ToUniversalTime();
            var waiting = await db.Mails
                .Where(mail => mail.WebinarId == webinar.Id && mail.Kind == MailKind.StaffMessage && mail.Revision == message && mail.SignUpId != null)
                .Where(mail => mail.State == MailState.Queued && (mail.LeasedUntil == null || mail.LeasedUntil <= moment))
                .ToListAsync(cancellation);
            foreach (var mail in waiting)
            {
                mail.Supersede(now);
            }

            if (waiting.Count > 0)
            {
                db.WebinarDeeds.Add(WebinarDeed.Note(WebinarDeedKind.CalledBack, webinar.Id, by, now, detail: $"{waiting.Count} mails blev ikke sendt", message: message));
            }

            await db.SaveChangesAsync(cancellation);
            return waiting.Count;
        }, cancellation);

    private async Task<int> NoteOnceAsync(Webinar webinar, GroupMessage message, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await db.WebinarDeeds.AnyAsync(deed => deed.WebinarId == webinar.Id && deed.Message == message.Number, cancellation))
        {
            return 0;
        }

        var count = await CountAsync(webinar, message.To, cancellation);
        var detail = $"»{MailSubject.OnOneLine(message.Subject)}« til {count}: {message.To.InDanish()}";
        db.WebinarDeeds.Add(WebinarDeed.Note(WebinarDeedKind.Wrote, webinar.Id, by, now, detail: detail, message: message.Number));
        return await db.SaveChangesAsync(cancellation);
    }
}

/// <param name="Number">Which message it is.</param>
/// <param name="Text">Plain text; an empty line begins a new paragraph.</param>
public sealed record GroupMessage(long Number, SignUpGroup To, string Subject, string Text)
{
    public const int SubjectMaxLength = MailSubject.MaxLength;
    public const int TextMaxLength = 5000;
}
