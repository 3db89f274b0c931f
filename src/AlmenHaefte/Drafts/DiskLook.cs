using AlmenHaefte.Content;
using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Drafts;

/// <summary>
/// Compares the folder with what the newsroom knows of it. Finishes or gives up what a crash has broken off, and writes down what was changed without the newsroom, which is
/// never overwritten unseen. Whoever looks holds the <see cref="PressTurn"/>. May be run again at any time.
/// </summary>
public sealed class DiskLook(SiteDb db, WriteGate gate, ContentFolder folder, PressTurn turn)
{
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public async Task LookAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        using var held = await turn.TakeAsync(cancellation);
        await LookInTurnAsync(now, cancellation);
    }

    internal async Task LookInTurnAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        await MendAsync(cancellation);
        var files = folder.Read();
        if (turn.Seen?.SequenceEqual(files) != true)
        {
            await RecordAsync(files, now, cancellation);
            turn.Seen = files;
        }
    }

    /// <summary>Of what each file is now and what the newsroom last knew it to be, those that differ.</summary>
    internal static async Task<IReadOnlyList<Revision>> UnrecordedAsync(SiteDb db, IReadOnlyList<ContentFile> files, DateTimeOffset now, CancellationToken cancellation)
    {
        var known = await db.Revisions.Where(revision => revision.IsSettled && revision.Kind != RevisionKind.Draft && revision.Kind != RevisionKind.Discarded && revision.Kind != RevisionKind.Picture)
            .GroupBy(revision => revision.Path).Select(group => group.OrderByDescending(revision => revision.Id).Select(revision => new { revision.Path, revision.Hash }).First())
            .ToDictionaryAsync(revision => revision.Path, revision => revision.Hash, cancellation);
        var there = files.Where(file => TextFile.IsTracked(file.Path)).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var changed = there.Values.Where(file => file.Problem is null && known.GetValueOrDefault(file.Path) != file.Hash)
            .Select(file => Revision.Seen(file.Path, file, known.GetValueOrDefault(file.Path), isFirst: known.Count == 0, now));
        var gone = known.Where(one => one.Value is not null && !there.ContainsKey(one.Key)).Select(one => Revision.Seen(one.Key, null, one.Value, isFirst: false, now));
        return [.. changed, .. gone];
    }

    private async Task RecordAsync(IReadOnlyList<ContentFile> files, DateTimeOffset now, CancellationToken cancellation)
    {
        await gate.WriteAsync(db, async () =>
        {
            db.Revisions.AddRange(await UnrecordedAsync(db, files, now, cancellation));
            return await db.SaveChangesAsync(cancellation);
        }, cancellation);
    }

    /// <summary>
    /// What somebody was about to publish when the process ended. If any of its files is written, so are the others; if none is, nothing has happened and the draft is still there.
    /// </summary>
    private async Task MendAsync(CancellationToken cancellation)
    {
        if (!turn.IsTidy)
        {
            WholeFile.Tidy(folder.Root);
            turn.IsTidy = true;
        }
        var broken = await db.Revisions.AsNoTracking().Where(revision => !revision.IsSettled).ToListAsync(cancellation);
        foreach (var publication in broken.GroupBy(revision => revision.Publication))
        {
            var isBegun = publication.Any(revision => HashOf(revision.Path) == revision.Hash);
            foreach (var revision in publication.Where(revision => isBegun && HashOf(revision.Path) == revision.BeforeHash))
            {
                FolderWriting.Write(folder, revision.Path, revision.Text);
            }
            await Settling.SettleAsync(db, gate, publication.Key, isBegun, cancellation);
        }
    }

    private string? HashOf(string path) => folder.Find(path)?.Hash;
}

/// <summary>Who may write in the content folder: one at a time. One for each folder.</summary>
public sealed class PressTurn : IDisposable
{
    private readonly SemaphoreSlim turn = new(1);

    /// <summary>The folder when everything in it was known.</summary>
    internal IReadOnlyList<ContentFile>? Seen { get; set; }

    /// <summary>What a former process may have left has been taken away.</summary>
    internal bool IsTidy { get; set; }

    internal async Task<IDisposable> TakeAsync(CancellationToken cancellation)
    {
        await turn.WaitAsync(cancellation);
        return new Held(turn);
    }

    public void Dispose() => turn.Dispose();

    private sealed class Held(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
