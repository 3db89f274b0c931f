using AlmenHaefte.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Drafts;

/// <summary>Links with which somebody without an account reads a draft. They end by themselves, by being revoked, and when the draft is published or given up.</summary>
public sealed class ReadingLinks(SiteDb db, WriteGate gate)
{
    public async Task<IReadOnlyList<ReadingLink>> OfAsync(TextFile file, DateTimeOffset now, CancellationToken cancellation)
    {
        var moment = now.ToUniversalTime();
        return await db.ReadingLinks.AsNoTracking().Where(link => link.Path == file.Path && link.ExpiresAt > moment).OrderBy(link => link.MadeAt).ToListAsync(cancellation);
    }

    /// <returns>The key, which is shown once and never again; null when there is no draft.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<string?> MakeAsync(TextFile file, Writer writer, DateTimeOffset now, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        var moment = now.ToUniversalTime();
        if (!await db.Drafts.AnyAsync(draft => draft.Path == file.Path, cancellation))
        {
            return null;
        }
        await db.ReadingLinks.Where(link => link.ExpiresAt <= moment).ExecuteDeleteAsync(cancellation);
        var (link, key) = ReadingLink.Make(file.Path, writer, now);
        db.ReadingLinks.Add(link);
        await db.SaveChangesAsync(cancellation);
        return (string?)key;
    }, cancellation);

    /// <returns>False when there was no such link.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<bool> RevokeAsync(TextFile file, int id, CancellationToken cancellation) =>
        gate.WriteAsync(db, async () => await db.ReadingLinks.Where(link => link.Id == id && link.Path == file.Path).ExecuteDeleteAsync(cancellation) > 0, cancellation);

    /// <summary>The draft that a key opens; null for a key that opens nothing, or nothing any more.</summary>
    public async Task<Draft?> OpenAsync(string key, DateTimeOffset now, CancellationToken cancellation)
    {
        var (hash, moment) = (ReadingLink.HashOf(key), now.ToUniversalTime());
        return await db.ReadingLinks.Where(link => link.KeyHash == hash && link.ExpiresAt > moment)
            .Join(db.Drafts, link => link.Path, draft => draft.Path, (_, draft) => draft).AsNoTracking().FirstOrDefaultAsync(cancellation);
    }
}
