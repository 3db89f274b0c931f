using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
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
    private const string FormerAddresses = "tidligere-adresser";

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

    /// <summary>The address of a new webinar, and what its file begins with: all that another one's has but what is that one's own, its former addresses among them.</summary>
    /// <param name="begins">In Danish time, as in the file.</param>
    /// <param name="like">The file of the other webinar; null for one like no other.</param>
    /// <param name="known">Those there are.</param>
    public (string Slug, FrontMatter File) Begin(string title, string begins, FrontMatter? like, IReadOnlyList<Webinar> known)
    {
        var slug = Candidates(Slug.From(title), year: string.Concat(begins.Take(4))).First(one => one.Length > 0 && TextOf(one) is null && known.All(webinar => webinar.Id != one && webinar.Slug != one));
        return (slug, (like ?? FrontMatter.Empty).With("id", slug).WithList(FormerAddresses, []));
    }

    public async Task<WebinarSaved> CreateAsync(string slug, string text, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        var (webinar, faults) = Check(slug, text);
        if (webinar is null)
        {
            return new WebinarSaved.Faulty(faults);
        }
        cancellation.ThrowIfCancellationRequested();
        if (await WriteAsync(webinar, before: null, text, writer, now) is { } trouble)
        {
            return trouble;
        }
        await NoteAsync(WebinarDeed.Note(WebinarDeedKind.Created, webinar.Id, writer.StaffId, now, detail: webinar.Title));
        return new WebinarSaved.Done(webinar);
    }

    /// <param name="before">The file as whoever changed it saw it.</param>
    /// <param name="isQuiet">Nobody is told, save those who move up from the waiting list.</param>
    /// <param name="reason">Why nobody is told.</param>
    /// <param name="cancellation">Breaks it off only before anything is written.</param>
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
        cancellation.ThrowIfCancellationRequested();
        var detail = string.Join(", ", WebinarDifference.Between(former, webinar).Select(difference => difference.What));
        var deed = WebinarDeed.Note(WebinarDeedKind.Changed, webinar.Id, writer.StaffId, now, detail: reason is null ? detail : $"{detail}. Uden mail: {reason}").WithFiles(before, after, isQuiet);
        if (await ChangeAsync(former, webinar, deed, writer, now) is { } trouble)
        {
            return trouble;
        }
        await changes.FollowAsync(webinar, now, CancellationToken.None);
        return new WebinarSaved.Done(webinar);
    }

    /// <summary>The latest change, while it can be taken back.</summary>
    public async Task<WebinarDeed?> RegrettableAsync(Webinar webinar, DateTimeOffset now, CancellationToken cancellation) =>
        await db.WebinarDeeds.AsNoTracking().Include(deed => deed.By)
            .Where(deed => deed.WebinarId == webinar.Id && (deed.Kind == WebinarDeedKind.Changed || deed.Kind == WebinarDeedKind.Undid))
            .OrderByDescending(deed => deed.Id).FirstOrDefaultAsync(cancellation) is { Kind: WebinarDeedKind.Changed } deed && deed.CanBeRegrettedAt(now) ? deed : null;

    /// <summary>Puts the former file back, and whoever has not been told never is.</summary>
    /// <inheritdoc cref="ChangeAsync(Webinar, string, string, bool, string, Writer, DateTimeOffset, CancellationToken)"/>
    public async Task<WebinarSaved> UndoAsync(Webinar webinar, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await RegrettableAsync(webinar, now, cancellation) is not { FileBefore: { } before, FileAfter: { } after } deed
            || Check(webinar.Slug, before) is not ({ } former, _) || TextOf(webinar.Slug) != after)
        {
            return new WebinarSaved.Overtaken();
        }
        if (await UndoAsync(webinar, former, deed, writer, now) is { } trouble)
        {
            return trouble;
        }
        await NoteAsync(WebinarDeed.Note(WebinarDeedKind.Undid, deed.WebinarId, writer.StaffId, now, detail: deed.Detail));
        await changes.FollowAsync(former, now, CancellationToken.None);
        return new WebinarSaved.Done(former);
    }

    /// <summary>From the line of history to the file. It is not broken off, and when the file comes to nothing, all of it does: else people would have lost a seat at a webinar
    /// that was never cancelled, or be told that it is back where it never was away from.</summary>
    /// <returns>Null when the file is written.</returns>
    private async Task<WebinarSaved?> ChangeAsync(Webinar former, Webinar webinar, WebinarDeed deed, Writer writer, DateTimeOffset now)
    {
        await NoteAsync(deed);
        return await TogetherAsync(
            () => deed.IsQuiet ? changes.SettleQuietlyAsync(webinar, now, CancellationToken.None) : Task.CompletedTask,
            () => WriteAsync(webinar, deed.FileBefore, deed.FileAfter!, writer, now),
            async () =>
            {
                await TakeBackAsync(deed, former, now);
                await gate.WriteAsync(db, () => db.WebinarDeeds.Where(one => one.Id == deed.Id).ExecuteDeleteAsync(), CancellationToken.None);
            },
            isUnwritten: () => TextOf(former.Slug) != deed.FileAfter);
    }

    /// <summary>The same the other way. A change that could not be put back is as it was made, at the moment when it was made, so that it can be put back later.</summary>
    /// <returns>Null when the file is written.</returns>
    private Task<WebinarSaved?> UndoAsync(Webinar webinar, Webinar former, WebinarDeed deed, Writer writer, DateTimeOffset now) => TogetherAsync(
        () => TakeBackAsync(deed, former, now),
        () => WriteAsync(former, deed.FileAfter, deed.FileBefore!, writer, now),
        async () =>
        {
            if (deed.IsQuiet)
            {
                await changes.SettleQuietlyAsync(webinar, deed.At, CancellationToken.None);
            }
            await changes.FollowAsync(webinar, now, CancellationToken.None);
        },
        isUnwritten: () => TextOf(webinar.Slug) != deed.FileBefore);

    /// <summary>What is done to the sign-ups and the file after it are done both or neither.</summary>
    private async Task<WebinarSaved?> TogetherAsync(Func<Task> settle, Func<Task<WebinarSaved?>> write, Func<Task> unsettle, Func<bool> isUnwritten)
    {
        try
        {
            await settle();
            if (await write() is not { } trouble)
            {
                return null;
            }
            await unsettle();
            return trouble;
        }
        catch when (isUnwritten())
        {
            // What could not be saved is not to be tried again with what takes it back.
            db.ChangeTracker.Clear();
            await unsettle();
            throw;
        }
    }

    private async Task TakeBackAsync(WebinarDeed deed, Webinar former, DateTimeOffset now)
    {
        await gate.TakeBackAsync(db, deed, now);
        if (deed.IsQuiet)
        {
            await changes.SettleQuietlyAsync(former, now, CancellationToken.None);
        }
    }

    /// <summary>Null when the file is written.</summary>
    private async Task<WebinarSaved?> WriteAsync(Webinar webinar, string? before, string after, Writer writer, DateTimeOffset now) =>
        await press.WriteAsync(PathOf(webinar.Slug), before, after, RevisionKind.NewVersion, note: null, writer, now, CancellationToken.None) switch
        {
            PressResult.Published => null,
            PressResult.Faulty faulty => new WebinarSaved.Faulty(faulty.Proof.Faults),
            PressResult.Overtaken => new WebinarSaved.Overtaken(),
            _ => new WebinarSaved.Unwritable(),
        };

    private Task<int> NoteAsync(WebinarDeed deed) => gate.WriteAsync(db, () =>
    {
        db.WebinarDeeds.Add(deed);
        return db.SaveChangesAsync();
    }, CancellationToken.None);

    /// <summary>Of the title, with the year when there has been one of that name, and a number when that is not enough.</summary>
    private static IEnumerable<string> Candidates(string plain, string year) => [plain, $"{plain}-{year}", .. Enumerable.Range(2, 100).Select(number => $"{plain}-{year}-{number}")];

    private static string PathOf(string slug) => $"{Folder}/{slug}.md";
}
