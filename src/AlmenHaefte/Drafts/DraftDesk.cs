using System.Text;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Drafts;

/// <summary>Where drafts are written. Nothing that was saved here is ever lost: each sitting leaves its text in the history, and nobody writes over what they have not seen.</summary>
public sealed class DraftDesk(SiteDb db, WriteGate gate, ContentFolder folder)
{
    public Task<Draft?> FindAsync(TextFile file, CancellationToken cancellation) => db.Drafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.Path == file.Path, cancellation);

    public async Task<IReadOnlyList<Draft>> AllAsync(CancellationToken cancellation) => await db.Drafts.AsNoTracking().OrderBy(draft => draft.Path).ToListAsync(cancellation);

    /// <summary>When this returns <see cref="SaveResult.Saved"/>, it is on disk.</summary>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<SaveResult> SaveAsync(TextFile file, Saving saving, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        var text = saving.Text.ReplaceLineEndings("\n");
        if (Encoding.UTF8.GetByteCount(text) > ContentFolder.LargestTextBytes)
        {
            return Task.FromResult<SaveResult>(new SaveResult.TooLong(ContentFolder.LargestTextBytes / 1024));
        }
        return gate.WriteAsync(db, async () =>
        {
            var published = folder.Find(file.Path);
            var fileHash = published?.Hash;
            var draft = await db.Drafts.FirstOrDefaultAsync(draft => draft.Path == file.Path, cancellation);
            if (draft is { IsPlanned: true })
            {
                return new SaveResult.Locked(draft);
            }
            var current = draft?.Hash ?? fileHash;
            if (ContentHash.Of(text) != current)
            {
                if (saving.Base != current && (draft is null || draft.Sitting != saving.Sitting))
                {
                    return new SaveResult.Conflict(text, draft?.Text ?? (published is null ? null : TextFile.TextOf(published)), current, fileHash, draft);
                }
                draft = await WriteAsync(draft ?? db.Drafts.Add(Draft.Begin(file.Path, fileHash, saving.Part, now)).Entity, text, saving.Sitting, writer, now, cancellation);
            }
            if (draft is not null && saving.FileBase is { } seen && seen == (fileHash ?? ""))
            {
                draft.TakeAccountOf(fileHash);
            }
            await db.SaveChangesAsync(cancellation);
            return (SaveResult)new SaveResult.Saved(draft, draft?.Hash ?? current, IsOvertaken: draft is not null && draft.BaseHash != fileHash);
        }, cancellation);
    }

    /// <summary>Gives the draft up. Its text stays in the history.</summary>
    /// <returns>False when there is none, or it is planned.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<bool> DiscardAsync(TextFile file, Writer writer, DateTimeOffset now, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        if (await db.Drafts.FirstOrDefaultAsync(draft => draft.Path == file.Path, cancellation) is not { IsPlanned: false } draft)
        {
            return false;
        }
        db.Revisions.Add(Revision.Of(draft, RevisionKind.Discarded, writer, now));
        db.Drafts.Remove(draft);
        db.ReadingLinks.RemoveRange(await db.ReadingLinks.Where(link => link.Path == file.Path).ToListAsync(cancellation));
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);

    private async Task<Draft> WriteAsync(Draft draft, string text, Guid sitting, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        // Whoever has closed the page and opened it again finds what was saved before.
        var isSameForm = draft.Sitting == sitting;
        draft.Save(text, sitting, writer, now);
        var latest = await db.Revisions.Where(revision => revision.Path == draft.Path && revision.IsSettled).OrderByDescending(revision => revision.Id).FirstOrDefaultAsync(cancellation);
        if (isSameForm && latest?.IsSittingOf(writer, now) is true)
        {
            latest.GoOn(draft, now);
        }
        else
        {
            db.Revisions.Add(Revision.Of(draft, RevisionKind.Draft, writer, now));
        }
        return draft;
    }
}

/// <summary>A text to be saved.</summary>
/// <param name="Base">The hash of the text that its writer began from, a draft or a file; null when there was none.</param>
/// <param name="Sitting">The open form it comes from.</param>
/// <param name="FileBase">The hash of the file that its writer has been shown beside their own text, empty when it was gone; null when they have been shown none.</param>
/// <param name="Part">Of a new chapter, the part in which it shall stand.</param>
public sealed record Saving(string Text, string? Base, Guid Sitting, string? FileBase = null, string? Part = null);

public abstract record SaveResult
{
    /// <param name="Draft">Null when the text is the published one, and there was nothing to save.</param>
    /// <param name="Current">What to begin from next time.</param>
    /// <param name="IsOvertaken">The published file is not the one that the draft was begun from.</param>
    public sealed record Saved(Draft? Draft, string? Current, bool IsOvertaken) : SaveResult;

    /// <summary>The text that it was begun from is not there any more. Nothing was saved; both texts are here.</summary>
    /// <param name="Theirs">Null when the file is gone.</param>
    /// <param name="Current">The hash of theirs.</param>
    /// <param name="Draft">Whose it is; null when it is the published file.</param>
    public sealed record Conflict(string Mine, string? Theirs, string? Current, string? FileHash, Draft? Draft) : SaveResult;

    /// <summary>It is planned to be published by itself, and nobody changes it until the plan is given up.</summary>
    public sealed record Locked(Draft Draft) : SaveResult;

    /// <param name="MostKilobytes">What a text may fill.</param>
    public sealed record TooLong(int MostKilobytes) : SaveResult;
}
