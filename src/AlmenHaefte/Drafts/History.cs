using AlmenHaefte.Content;
using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Drafts;

/// <summary>What has become of a file, newest first; what was done without the newsroom among it.</summary>
public sealed class History(SiteDb db, ContentFolder folder)
{
    /// <summary>A change on disk that nobody has written down yet stands first.</summary>
    public async Task<IReadOnlyList<Revision>> OfAsync(TextFile file, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await db.Revisions.AsNoTracking().Where(revision => revision.Path == file.Path && revision.IsSettled).OrderByDescending(revision => revision.Id).ToListAsync(cancellation);
        var unrecorded = await DiskLook.UnrecordedAsync(db, [.. new[] { folder.Find(file.Path) }.OfType<ContentFile>()], now, cancellation);
        return [.. unrecorded.Where(revision => revision.Path == file.Path), .. known];
    }

    /// <summary>Null when the file has none of that number.</summary>
    public Task<Revision?> FindAsync(int id, CancellationToken cancellation) =>
        db.Revisions.AsNoTracking().FirstOrDefaultAsync(revision => revision.Id == id && revision.IsSettled, cancellation);

    /// <summary>What was last known of every file that readers get, by its path.</summary>
    public async Task<IReadOnlyDictionary<string, RevisionHead>> LatestAsync(CancellationToken cancellation) =>
        await db.Revisions.Where(revision => revision.IsSettled && revision.Kind != RevisionKind.Draft && revision.Kind != RevisionKind.Discarded)
            .GroupBy(revision => revision.Path)
            .Select(group => group.OrderByDescending(revision => revision.Id).Select(revision => new RevisionHead(revision.Path, revision.Kind, revision.At, revision.WriterName, revision.Hash)).First())
            .ToDictionaryAsync(revision => revision.Path, cancellation);
}

/// <summary>A revision without its text.</summary>
public sealed record RevisionHead(string Path, RevisionKind Kind, DateTimeOffset At, string? WriterName, string? Hash);
