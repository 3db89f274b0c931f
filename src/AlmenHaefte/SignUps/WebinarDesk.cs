using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Where staff make and change webinars: the file is written, the sign-ups follow it at once, and the line of history keeps the former file, so that the change
/// can be taken back before anybody has been told of it.
/// </summary>
/// <exception cref="DataUnavailableException">The database could not be written. The file may have been: then the next round lets the sign-ups follow.</exception>
public sealed class WebinarDesk(SiteDb db, WebinarFiles files, WebinarChanges changes, WriteGate gate)
{
    public async Task<WebinarSaved> CreateAsync(string slug, string text, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (files.Check(slug, text) is not ({ } webinar, _))
        {
            return new WebinarSaved.Faulty(files.Check(slug, text).Faults);
        }

        if (!files.Write(slug, text, before: null))
        {
            return new WebinarSaved.Overtaken();
        }

        await NoteAsync(WebinarDeed.Note(WebinarDeedKind.Created, webinar.Id, by, now, detail: webinar.Title), cancellation);
        return new WebinarSaved.Done(webinar);
    }

    /// <param name="before">The file as whoever changed it saw it.</param>
    /// <param name="isQuiet">Nobody is told, save those who move up from the waiting list.</param>
    /// <param name="reason">Why nobody is told.</param>
    public async Task<WebinarSaved> ChangeAsync(Webinar former, string before, string after, bool isQuiet, string? reason, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        var (webinar, faults) = files.Check(former.Slug, after);
        if (webinar is null)
        {
            return new WebinarSaved.Faulty(faults);
        }

        if (files.TextOf(former.Slug) != before)
        {
            return new WebinarSaved.Overtaken();
        }

        var detail = string.Join(", ", WebinarDifference.Between(former, webinar).Select(difference => difference.What));
        var deed = WebinarDeed.Note(WebinarDeedKind.Changed, webinar.Id, by, now, detail: reason is null ? detail : $"{detail}. Uden mail: {reason}").WithFiles(before, after, isQuiet);
        await NoteAsync(deed, cancellation);
        if (isQuiet)
        {
            await changes.SettleQuietlyAsync(webinar, now, cancellation);
        }

        if (!files.Write(former.Slug, after, before))
        {
            return new WebinarSaved.Overtaken();
        }

        await changes.FollowAsync(webinar, now, cancellation);
        return new WebinarSaved.Done(webinar);
    }

    /// <summary>The latest change, while it can be taken back.</summary>
    public async Task<WebinarDeed?> RegrettableAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        await db.WebinarDeeds.AsNoTracking().Include(deed => deed.By)
            .Where(deed => deed.WebinarId == webinar.Id && (deed.Kind == WebinarDeedKind.Changed || deed.Kind == WebinarDeedKind.Undid))
            .OrderByDescending(deed => deed.Id).FirstOrDefaultAsync(cancellation) is { Kind: WebinarDeedKind.Changed } deed && deed.CanBeRegrettedAt(now) ? deed : null;

    /// <summary>Puts the former file back, and whoever has not been told never is.</summary>
    /// <returns>False when it is too late, or the file has been changed since.</returns>
    public async Task<bool> UndoAsync(Webinar webinar, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await RegrettableAsync(webinar, now, cancellation) is not { FileBefore: { } before, FileAfter: { } after } deed
            || files.Check(webinar.Slug, before) is not ({ } former, _) || files.TextOf(webinar.Slug) != after)
        {
            return false;
        }

        await gate.WriteAsync(db, () => TakeBackAsync(deed, by, now, cancellation), cancellation);
        if (deed.IsQuiet)
        {
            await changes.SettleQuietlyAsync(former, now, cancellation);
        }

        var isWritten = files.Write(webinar.Slug, before, after);
        await changes.FollowAsync(isWritten ? former : webinar, now, cancellation);
        return isWritten;
    }

    /// <summary>What the file alone does not take back: mails about a recording, and sign-ups that were cancelled without a word.</summary>
    private async Task<int> TakeBackAsync(WebinarDeed deed, Guid? by, DateTimeOffset now, CancellationToken cancellation)
    {
        db.Mails.RemoveRange(await db.Mails
            .Where(mail => mail.WebinarId == deed.WebinarId && mail.Kind == MailKind.Recording && mail.QueuedAt >= deed.At && mail.Tries == 0
                && (mail.State == MailState.Queued || mail.State == MailState.Superseded) && (mail.LeasedUntil == null || mail.LeasedUntil <= now))
            .ToListAsync(cancellation));
        if (deed.IsQuiet)
        {
            foreach (var signUp in await db.SignUps.Where(one => one.WebinarId == deed.WebinarId && one.CancelledBecause == CancelReason.WebinarCancelled && one.CancelledAt == deed.At).ToListAsync(cancellation))
            {
                if (!await db.SignUps.HasAnotherAsync(signUp, cancellation))
                {
                    signUp.Revive();
                }
            }
        }

        db.WebinarDeeds.Add(WebinarDeed.Note(WebinarDeedKind.Undid, deed.WebinarId, by, now, detail: deed.Detail));
        return await db.SaveChangesAsync(cancellation);
    }

    private Task<int> NoteAsync(WebinarDeed deed, CancellationToken cancellation) => gate.WriteAsync(db, () =>
    {
        db.WebinarDeeds.Add(deed);
        return db.SaveChangesAsync(cancellation);
    }, cancellation);
}

public abstract record WebinarSaved
{
    private WebinarSaved()
    {
    }

    public sealed record Done(Webinar Webinar) : WebinarSaved;

    /// <summary>Nothing was written.</summary>
    public sealed record Faulty(IReadOnlyList<Content.Fault> Faults) : WebinarSaved;

    /// <summary>Somebody else has written the file since; theirs stands.</summary>
    public sealed record Overtaken : WebinarSaved;
}
