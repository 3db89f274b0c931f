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

    public Task<int> CountAsync(Webinar webinar, SignUpGroup group, CancellationToken cancellation) => db.CountAsync(webinar.Id, group, cancellation);

    /// <summary>Whose mail is shown as the example; null when nobody would get it.</summary>
    public Task<SignUp?> ExampleAsync(Webinar webinar, SignUpGroup group, CancellationToken cancellation) =>
        db.Of(webinar.Id, group).AsNoTracking().OrderBy(signUp => signUp.Id).FirstOrDefaultAsync(cancellation);

    /// <summary>Once it is noted it is not broken off: nobody would send the rest. Called back and sent again it has another number, which can be called back in its turn.</summary>
    /// <returns>How many of its mails wait.</returns>
    public async Task<int> SendAsync(Webinar webinar, GroupMessage message, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        var number = await gate.WriteAsync(db, () => NoteOnceAsync(webinar, message, by, now, cancellation), cancellation);
        await gate.QueueForEachAsync(
            db,
            Lacking(webinar, message, number),
            MailKind.StaffMessage,
            number,
            signUp => mails.StaffMessage(signUp, webinar, number, message.Subject, message.Text, now).NotBefore(now + WebinarChanges.RegretTime),
            CancellationToken.None);
        return await WaitingMails(webinar, number).CountAsync(CancellationToken.None);
    }

    /// <summary>The latest messages, while they can be called back.</summary>
    public Task<List<WebinarDeed>> RegrettableAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation)
    {
        var since = now.ToUniversalTime() - WebinarChanges.RegretTime;
        return db.WebinarDeeds.AsNoTracking()
            .Where(deed => deed.WebinarId == webinar.Id && deed.Kind == WebinarDeedKind.Wrote && deed.At > since)
            .Where(deed => !db.WebinarDeeds.Any(other => other.WebinarId == webinar.Id && other.Kind == WebinarDeedKind.CalledBack && other.Message == deed.Message))
            .OrderByDescending(deed => deed.Id)
            .ToListAsync(cancellation);
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
            var waiting = await WaitingMails(webinar, message).Where(mail => mail.LeasedUntil == null || mail.LeasedUntil <= moment).ToListAsync(cancellation);
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

    /// <returns>The number that it is sent under.</returns>
    private async Task<long> NoteOnceAsync(Webinar webinar, GroupMessage message, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        var number = message.Number;
        while (await IsNotedAsync(webinar, WebinarDeedKind.CalledBack, number, cancellation))
        {
            // The next and not any other: sent off twice, it is found again.
            number++;
        }

        if (await IsNotedAsync(webinar, WebinarDeedKind.Wrote, number, cancellation))
        {
            return number;
        }

        var count = await Lacking(webinar, message, number).CountAsync(cancellation);
        var detail = $"»{MailSubject.OnOneLine(message.Subject)}« til {count}: {message.To.InDanish()}";
        db.WebinarDeeds.Add(WebinarDeed.Note(WebinarDeedKind.Wrote, webinar.Id, by, now, detail: detail, message: number));
        await db.SaveChangesAsync(cancellation);
        return number;
    }

    private Task<bool> IsNotedAsync(Webinar webinar, WebinarDeedKind kind, long message, CancellationToken cancellation) =>
        db.WebinarDeeds.AnyAsync(deed => deed.WebinarId == webinar.Id && deed.Kind == kind && deed.Message == message, cancellation);

    /// <summary>Those who have not had it under its first number or any later one, save in a mail that was called back.</summary>
    private IQueryable<SignUp> Lacking(Webinar webinar, GroupMessage message, long number) =>
        db.Of(webinar.Id, message.To).Where(signUp => !db.Mails.Any(mail => mail.SignUpId == signUp.Id && mail.Kind == MailKind.StaffMessage
            && mail.Revision >= message.Number && mail.Revision <= number && mail.State != MailState.Superseded));

    private IQueryable<Mail> WaitingMails(Webinar webinar, long message) =>
        db.Mails.Where(mail => mail.WebinarId == webinar.Id && mail.Kind == MailKind.StaffMessage && mail.Revision == message && mail.SignUpId != null && mail.State == MailState.Queued);
}

/// <param name="Number">Which message it is.</param>
/// <param name="Text">Plain text; an empty line begins a new paragraph.</param>
public sealed record GroupMessage(long Number, SignUpGroup To, string Subject, string Text)
{
    public const int SubjectMaxLength = MailSubject.MaxLength;
    public const int TextMaxLength = 5000;
}
