using AlmenHaefte.Data;
using AlmenHaefte.Time;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Drafts;

/// <summary>Drafts that are published by themselves at a Danish time.</summary>
public sealed class Plans(SiteDb db, WriteGate gate, Press press)
{
    /// <summary>Later than this, it was not done when it should have been.</summary>
    public static readonly TimeSpan Slack = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Furthest = TimeSpan.FromDays(2 * 365);

    /// <param name="wall">Danish time. The hour that comes twice in autumn is taken the first time.</param>
    /// <param name="draftHash">Of the draft as its planner saw it.</param>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<PlanResult> MakeAsync(TextFile file, DateTime wall, Release release, string draftHash, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (MomentOf(wall) is not { } at)
        {
            return Task.FromResult<PlanResult>(new PlanResult.NoSuchTime());
        }
        if (at <= now || at > now + Furthest)
        {
            return Task.FromResult<PlanResult>(new PlanResult.NotAhead());
        }
        return gate.WriteAsync(db, async () =>
        {
            if (await db.Drafts.FirstOrDefaultAsync(draft => draft.Path == file.Path, cancellation) is not { } draft)
            {
                return new PlanResult.NoDraft();
            }
            if (draft.Hash != draftHash || draft.IsPlanned)
            {
                return new PlanResult.Rewritten(draft);
            }
            draft.Schedule(new Plan(at.ToUniversalTime(), release.Kind, release.Note, release.CutsEdition, writer.Id, writer.Name));
            await db.SaveChangesAsync(cancellation);
            return (PlanResult)new PlanResult.Made(at);
        }, cancellation);
    }

    /// <returns>False when nothing was planned.</returns>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public Task<bool> GiveUpAsync(TextFile file, CancellationToken cancellation) => ChangeAsync(file.Path, draft => draft.Unschedule(), cancellation);

    /// <summary>Publishes everything whose time has come, also what should have been published while the site was down. Safe to run again.</summary>
    public async Task<IReadOnlyList<(TextFile File, PressResult Result)>> PublishDueAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var moment = now.ToUniversalTime();
        var planned = await db.Drafts.AsNoTracking().Where(draft => draft.Plan != null).ToListAsync(cancellation);
        var results = new List<(TextFile, PressResult)>();
        foreach (var draft in planned.Where(draft => draft.Plan!.At <= moment).OrderBy(draft => draft.Plan!.At))
        {
            var file = TextFile.At(draft.Path)!;
            var plan = draft.Plan!;
            var result = await press.PublishAsync(file, Release.Of(plan, isLate: moment - plan.At > Slack), draft.Hash, plan.Writer, now, cancellation);
            if (TroubleOf(result) is var (why, isFinal) && why is not null)
            {
                await ChangeAsync(draft.Path, row => Tell(row, why, isFinal), cancellation);
            }
            results.Add((file, result));
        }
        return results;
    }

    private static void Tell(Draft draft, string why, bool isFinal)
    {
        if (isFinal)
        {
            draft.Refuse(why);
        }
        else
        {
            draft.Delay(why);
        }
    }

    private static (string? Why, bool IsFinal) TroubleOf(PressResult result) => result switch
    {
        PressResult.Published => (null, false),
        // The plan was given up or moved while its turn came.
        PressResult.Planned or PressResult.NoDraft => (null, false),
        PressResult.Unwritable => ("Teksten kunne ikke udgives til tiden, for der kan ikke skrives i indholdsmappen. Sitet prøver igen af sig selv.", false),
        PressResult.Faulty faulty => ($"Teksten blev ikke udgivet til tiden, for der er fejl i den: {string.Join(" ", faulty.Proof.Faults.Take(3).Select(fault => $"{fault.What}."))}", true),
        PressResult.Overtaken => ("Teksten blev ikke udgivet til tiden, for filen på sitet er ændret, siden kladden blev begyndt.", true),
        _ => ("Teksten blev ikke udgivet til tiden, for kladden var ikke længere den samme.", true),
    };

    private static DateTimeOffset? MomentOf(DateTime wall) => DanishTime.Read(wall) switch
    {
        WallTime.Once once => once.At,
        WallTime.Twice twice => twice.First,
        _ => null,
    };

    private Task<bool> ChangeAsync(string path, Action<Draft> change, CancellationToken cancellation) => gate.WriteAsync(db, async () =>
    {
        db.ChangeTracker.Clear();
        if (await db.Drafts.FirstOrDefaultAsync(draft => draft.Path == path && draft.Plan != null, cancellation) is not { } draft)
        {
            return false;
        }
        change(draft);
        await db.SaveChangesAsync(cancellation);
        return true;
    }, cancellation);
}

public abstract record PlanResult
{
    public sealed record Made(DateTimeOffset At) : PlanResult;

    /// <summary>The night the clock is put forward, it jumps over that time.</summary>
    public sealed record NoSuchTime : PlanResult;

    /// <summary>It has been, or it is more than two years ahead.</summary>
    public sealed record NotAhead : PlanResult;

    /// <summary>Somebody has gone on writing, or planned it already.</summary>
    public sealed record Rewritten(Draft Draft) : PlanResult;

    public sealed record NoDraft : PlanResult;
}
