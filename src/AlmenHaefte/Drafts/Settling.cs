using System.Text;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Drafts;

/// <summary>The last step of a publication: its rows become what has happened, or go.</summary>
internal static class Settling
{
    /// <summary>After the files are written. When the rows cannot be, it is done all the same.</summary>
    public static async Task FinishAsync(SiteDb db, WriteGate gate, Guid publication)
    {
        try
        {
            await SettleAsync(db, gate, publication, isDone: true, CancellationToken.None);
        }
        catch (DataUnavailableException)
        {
            // The next look finds them.
        }
    }

    /// <param name="isDone">Whether the files are written. If not, there is nothing to remember, and the draft is as it was.</param>
    public static Task SettleAsync(SiteDb db, WriteGate gate, Guid publication, bool isDone, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        db.ChangeTracker.Clear();
        foreach (var revision in await db.Revisions.Where(revision => revision.Publication == publication).ToListAsync(cancellation))
        {
            if (isDone)
            {
                revision.Settle();
                await EndDraftAsync(db, revision, cancellation);
            }
            else
            {
                db.Revisions.Remove(revision);
            }
        }
        return await db.SaveChangesAsync(cancellation);
    }, cancellation);

    /// <summary>A draft that somebody has gone on with meanwhile stays.</summary>
    private static async Task EndDraftAsync(SiteDb db, Revision revision, CancellationToken cancellation)
    {
        if (revision.DraftHash is null)
        {
            return;
        }
        db.Drafts.RemoveRange(await db.Drafts.Where(draft => draft.Path == revision.Path && draft.Hash == revision.DraftHash).ToListAsync(cancellation));
        db.ReadingLinks.RemoveRange(await db.ReadingLinks.Where(link => link.Path == revision.Path).ToListAsync(cancellation));
    }
}

internal static class FolderWriting
{
    /// <param name="text">Null takes the file away.</param>
    public static void Write(ContentFolder folder, string path, string? text)
    {
        var whole = Path.Combine(folder.Root, path);
        if (text is null)
        {
            File.Delete(whole);
            return;
        }
        Write(folder, path, Encoding.UTF8.GetBytes(text));
    }

    public static void Write(ContentFolder folder, string path, ReadOnlySpan<byte> bytes)
    {
        var whole = Path.Combine(folder.Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
        WholeFile.Write(whole, bytes);
    }
}
