using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Wording;

/// <summary>Advice on a draft, and what became of it.</summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed class AdviceDesk(SiteDb db, WriteGate gate, ContentFolder folder, DraftDesk drafts)
{
    public async Task<AdviceList> OnAsync(TextFile file, Draft draft, CancellationToken cancellation)
    {
        var aside = await db.AdviceSetAside.AsNoTracking().Where(one => one.Path == file.Path).ToListAsync(cancellation);
        var all = Advisor.On(file.Path, [.. folder.Read().Where(other => other.Path != file.Path), new ContentFile(file.Path, System.Text.Encoding.UTF8.GetBytes(draft.Text))]);
        return new AdviceList([.. all.Where(advice => aside.All(one => one.Key != advice.Key))], [.. aside.Where(one => all.Any(advice => advice.Key == one.Key))]);
    }

    /// <summary>Writes what the advice says into the draft.</summary>
    /// <param name="key">Of the advice as it was shown.</param>
    /// <returns>False when the text has changed since, or is locked.</returns>
    public async Task<bool> FollowAsync(TextFile file, string key, Writer by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(file, key, cancellation) is not var (draft, advice) || advice.Mends.Count == 0)
        {
            return false;
        }
        return await drafts.SaveAsync(file, new Saving(advice.MendedIn(draft.Text), draft.Hash, Guid.NewGuid(), Part: draft.Part), by, now, cancellation) is SaveResult.Saved;
    }

    /// <inheritdoc cref="FollowAsync"/>
    public async Task<bool> SetAsideAsync(TextFile file, string key, string reason, Writer by, DateTimeOffset now, CancellationToken cancellation)
    {
        if (await FindAsync(file, key, cancellation) is not var (_, advice))
        {
            return false;
        }
        return await gate.WriteAsync(db, async () =>
        {
            // Words that were set aside long ago and have come back are set aside anew.
            await db.AdviceSetAside.Where(one => one.Path == file.Path && one.Key == key).ExecuteDeleteAsync(cancellation);
            db.AdviceSetAside.Add(AdviceSetAside.Of(advice, reason, by, now));
            await db.SaveChangesAsync(cancellation);
            return true;
        }, cancellation);
    }

    private async Task<(Draft Draft, Advice Advice)?> FindAsync(TextFile file, string key, CancellationToken cancellation) =>
        await drafts.FindAsync(file, cancellation) is { } draft && (await OnAsync(file, draft, cancellation)).Open.FirstOrDefault(advice => advice.Key == key) is { } found ? (draft, found) : null;
}

/// <param name="Open">What nobody has set aside.</param>
/// <param name="SetAside">What somebody has, and still would be said.</param>
public sealed record AdviceList(IReadOnlyList<Advice> Open, IReadOnlyList<AdviceSetAside> SetAside);
