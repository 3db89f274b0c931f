using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Mailing;
using AlmenHaefte.Publishing;
using AlmenHaefte.Webinars;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.SignUps;

/// <summary>
/// Where staff make and change webinars: the file is published, the sign-ups follow it at once, and the line of history keeps the former file, so that the change
/// can be taken back before anybody has been told of it.
/// </summary>
/// <exception cref="DataUnavailableException">The database could not be written. The file may have been: then the next round lets the sign-ups follow.</exception>
public sealed class WebinarDesk(SiteDb db, ContentFolder folder, Press press, WebinarChanges changes, WriteGate gate)
{
    private const string Folder = "webinarer";

    /// <summary>Null when there is no such file, or it is not text.</summary>
    public string? TextOf(string slug) => folder.Find(PathOf(slug)) is { } file ? ContentText.Decode(file, []) : null;

    /// <summary>What the webinar would be; or what is wrong with the text.</summary>
    public (Webinar? Webinar, IReadOnlyList<Fault> Faults) Check(string slug, string text)
    {
        var path = PathOf(slug);
        var files = folder.Read();
        var (site, faults) = SiteLoader.Load(new ChangeSet([FileChange.Of(files, path, text)]).AppliedTo(files));
        var ours = faults.Where(fault => fault.File == path).ToList();
        return ours.Count > 0 ? (null, ours) : (site?.Webinars.FirstOrDefault(webinar => webinar.Slug == slug), ours);
    }

    public async Task<WebinarSaved> CreateAsync(string slug, string text, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        var (webinar, faults) = Check(slug, text);
        if (webinar is null)
        {
            return new WebinarSaved.Faulty(faults);
        }
        if (await WriteAsync(webinar, before: null, text, writer, now, cancellation) is { } trouble)
        {
            return trouble;
        }
        await NoteAsync(WebinarDeed.Note(WebinarDeedKind.Created, webinar.Id, writer.StaffId, now, detail: webinar.Title), cancellation);
        return new WebinarSaved.Done(webinar);
    }

    /// <param name="before">The file as whoever changed it saw it.</param>
    /// <param name="isQuiet">Nobody is told, save those who move up from the waiting list.</param>
    /// <param name="reason">Why nobody is told.</param>
    public async Task<WebinarSaved> ChangeAsync(Webinar former, string before, string after, bool isQuiet, string? reason, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        var (webinar, faults) = Check(former.Slug, after);
        if (webinar is null)
        {
            return new WebinarSaved.Faulty(faults);
        }
        if (TextOf(former.Slug) != before)
        {
            return new WebinarSaved.Overtaken();
        }
        var detail = string.Join(", ", WebinarDifference.Between(former, webinar).Select(difference => difference.What));
        var deed = WebinarDeed.Note(WebinarDeedKind.Changed, webinar.Id, writer.StaffId, now, detail: reason is null ? detail : $"{detail}. Uden mail: {reason}").WithFiles(before, after, isQuiet);
        await NoteAsync(deed, cancellation);
        if (isQuiet)
        {
            await changes.SettleQuietlyAsync(webinar, now, cancellation);
        }
        if (await WriteAsync(webinar, before, after, writer, now, cancellation) is { } trouble)
        {
            await TakeBackAsync(deed, former, now);
            return trouble;
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
    /// <returns>False when it is too late, or the file has been changed since or cannot be written.</returns>
    public async Task<bool> UndoAsync(Webinar webinar, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await RegrettableAsync(webinar, now, cancellation) is not { FileBefore: { } before, FileAfter: { } after } deed
            || Check(webinar.Slug, before) is not ({ } former, _) || TextOf(webinar.Slug) != after)
        {
            return false;
        }
        await gate.WriteAsync(db, () => TakeBackAsync(deed, writer, now, cancellation), cancellation);
        if (deed.IsQuiet)
        {
            await changes.SettleQuietlyAsync(former, now, cancellation);
        }
        var isWritten = await WriteAsync(former, after, before, writer, now, cancellation) is null;
        await changes.FollowAsync(isWritten ? former : webinar, now, cancellation);
        return isWritten;
    }

    /// <summary>Null when the file is written.</summary>
    private async Task<WebinarSaved?> WriteAsync(Webinar webinar, string? before, string after, Writer writer, DateTimeOffset now, CancellationToken cancellation) =>
        await press.WriteAsync(PathOf(webinar.Slug), before, after, RevisionKind.NewVersion, note: null, writer, now, cancellation) switch
        {
            PressResult.Published => null,
            PressResult.Faulty faulty => new WebinarSaved.Faulty(faulty.Proof.Faults),
            PressResult.Overtaken => new WebinarSaved.Overtaken(),
            _ => new WebinarSaved.Unwritable(),
        };

    /// <summary>Of a change that came to nothing. Not to be broken off: else people would be told that the webinar is back where it never was away from.</summary>
    private async Task TakeBackAsync(WebinarDeed deed, Webinar former, DateTimeOffset now)
    {
        await gate.WriteAsync(db, () => db.WebinarDeeds.Where(one => one.Id == deed.Id).ExecuteDeleteAsync(CancellationToken.None), CancellationToken.None);
        if (deed.IsQuiet)
        {
            await changes.SettleQuietlyAsync(former, now, CancellationToken.None);
        }
    }

    /// <summary>What the file alone does not take back: mails about a recording, and sign-ups that were cancelled without a word.</summary>
    private async Task<int> TakeBackAsync(WebinarDeed deed, Writer writer, DateTimeOffset now, CancellationToken cancellation)
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

        db.WebinarDeeds.Add(WebinarDeed.Note(WebinarDeedKind.Undid, deed.WebinarId, writer.StaffId, now, detail: deed.Detail));
        return await db.SaveChangesAsync(cancellation);
    }

    private Task<int> NoteAsync(WebinarDeed deed, CancellationToken cancellation) => gate.WriteAsync(db, () =>
    {
        db.WebinarDeeds.Add(deed);
        return db.SaveChangesAsync(cancellation);
    }, cancellation);

    private static string PathOf(string slug) => $"{Folder}/{slug}.md";
}

public abstract record WebinarSaved
{
    private WebinarSaved()
    {
    }

    public sealed record Done(Webinar Webinar) : WebinarSaved;

    /// <summary>Nothing was written.</summary>
    public sealed record Faulty(IReadOnlyList<Fault> Faults) : WebinarSaved;

    /// <summary>Somebody else has written the file since; theirs stands.</summary>
    public sealed record Overtaken : WebinarSaved;

    /// <summary>The folder could not be written: full, or not ours to write in. The former text stands.</summary>
    public sealed record Unwritable : WebinarSaved;
}
