using AlmenHaefte.Content;
using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Drafts;

/// <summary>
/// Where pictures come into a booklet's folder. They are public from then on, for whoever knows their names: a preview and a reading link show them. The file is written
/// between two rows, as a text is; it is never changed afterwards, so its history is one line.
/// </summary>
public sealed class PictureDesk(SiteDb db, WriteGate gate, ContentFolder folder, PressTurn turn, DiskLook look)
{
    /// <summary>A picture that is there already is left as it is.</summary>
    /// <param name="words">Its name is made of them.</param>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    /// <exception cref="IOException">The folder is full or gone; nothing was written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder is not ours to write in; nothing was written.</exception>
    public async Task<BookletPicture> EnterAsync(TextFile text, PictureCheck.Accepted picture, string words, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        using var held = await turn.TakeAsync(cancellation);
        await look.LookInTurnAsync(now, cancellation);
        var entered = BookletPicture.Of(text, words, picture.WebP);
        if (folder.Find(entered.Path) is not null)
        {
            return entered;
        }
        var publication = new Publication(Guid.NewGuid(), RevisionKind.Picture, $"Til {text.Path}", writer, now);
        await gate.WriteAsync(db, () =>
        {
            db.Revisions.Add(Revision.Of(publication, entered, ContentHash.Of(picture.WebP)));
            return db.SaveChangesAsync(cancellation);
        }, cancellation);
        await WriteAsync(entered, picture, publication);
        return entered;
    }

    /// <summary>Those of the booklet that a text belongs to, the newest first; then those that came without the newsroom, by name.</summary>
    public async Task<IReadOnlyList<PictureLine>> OfAsync(TextFile text, CancellationToken cancellation)
    {
        var there = folder.PathsIn(BookletPicture.FolderOf(text) ?? throw new ArgumentException("Only booklets have pictures.", nameof(text)));
        var entered = await db.Revisions.AsNoTracking().Where(row => row.Kind == RevisionKind.Picture && row.IsSettled && there.Contains(row.Path)).OrderByDescending(row => row.Id).ToListAsync(cancellation);
        var latest = entered.DistinctBy(row => row.Path).Select(row => new PictureLine(new BookletPicture(row.Path), row.WriterName, row.At)).ToList();
        return [.. latest, .. there.Except(latest.Select(line => line.Picture.Path), StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(path => new PictureLine(new BookletPicture(path), null, null))];
    }

    /// <summary>Not to be broken off: from here on it is done, or it is told why not.</summary>
    private async Task WriteAsync(BookletPicture entered, PictureCheck.Accepted picture, Publication publication)
    {
        try
        {
            FolderWriting.Write(folder, entered.Path, picture.WebP);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await Settling.SettleAsync(db, gate, publication.Id, isDone: false, CancellationToken.None);
            throw;
        }
        await Settling.FinishAsync(db, gate, publication.Id);
    }
}

/// <param name="WriterName">Who sent it; null for one that came without the newsroom.</param>
/// <param name="At">UTC.</param>
public sealed record PictureLine(BookletPicture Picture, string? WriterName, DateTimeOffset? At);
