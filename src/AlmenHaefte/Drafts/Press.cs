using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Editions;
using AlmenHaefte.Time;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Drafts;

/// <summary>
/// Publishes: checks, writes down what is about to happen, writes the files, and settles. Whatever happens in between, a file is the old or the new and nothing written is lost:
/// the next <see cref="DiskLook"/> finishes it or gives it up.
/// </summary>
/// <param name="refresh">Takes the changed folder over, so that it is what readers get before anybody is told that it is published.</param>
public sealed class Press(SiteDb db, WriteGate gate, ContentFolder folder, PressTurn turn, DiskLook look, Action refresh)
{
    /// <summary>Publishes the draft of a file.</summary>
    /// <param name="draftHash">Of the draft as its publisher saw it; null for whatever it is.</param>
    /// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
    public async Task<PressResult> PublishAsync(TextFile file, Release release, string? draftHash, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        using var held = await turn.TakeAsync(cancellation);
        if (await BeginAsync(now, cancellation) is { } trouble)
        {
            return trouble;
        }
        if (await db.Drafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.Path == file.Path, cancellation) is not { } draft)
        {
            return new PressResult.NoDraft();
        }
        var files = folder.Read();
        if (Objection(draft, release, draftHash, files.FirstOrDefault(one => one.Path == file.Path)) is { } objection)
        {
            return objection;
        }
        var changes = release.ChangesOf(files, file, draft.Text, draft.Part, DanishTime.DayOf(now));
        var publication = new Publication(Guid.NewGuid(), release.Kind, release.Note, writer, now, release.IsLate);
        var result = await PrintAsync(files, changes, publication, file.Path, draft.Hash, cancellation);
        return result is PressResult.Published && release.CutsEdition ? await CutAsync(file, publication) : result;
    }

    /// <summary>Makes an earlier text the published one again, as a new version.</summary>
    public async Task<PressResult> RestoreAsync(Revision earlier, string note, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        if (TextFile.At(earlier.Path) is not { } file || earlier.Text is not { } text)
        {
            return new PressResult.NoDraft();
        }
        var part = await LastPartAsync(file, cancellation);
        return await PrintAsync(file, files => Companions.Of(files, file, Release.Dated(text, DanishTime.DayOf(now)), part), RevisionKind.Restored, note, writer, now, cancellation);
    }

    /// <summary>Writes a file that is not written by way of a draft.</summary>
    /// <param name="before">What the file is known to hold; null when there is to be none.</param>
    public async Task<PressResult> WriteAsync(string path, string? before, string after, RevisionKind kind, string? note, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        using var held = await turn.TakeAsync(cancellation);
        if (await BeginAsync(now, cancellation) is { } trouble)
        {
            return trouble;
        }
        var files = folder.Read();
        var theirs = Companions.TextAt(files, path);
        return theirs == before
            ? await PrintAsync(files, new ChangeSet([FileChange.Of(files, path, after)]), new Publication(Guid.NewGuid(), kind, note, writer, now), path, draftHash: null, cancellation)
            : new PressResult.Overtaken(after, theirs);
    }

    /// <summary>Changes files for which there may be no draft.</summary>
    internal async Task<PressResult> PrintAsync(
        TextFile file, Func<IReadOnlyList<ContentFile>, ChangeSet?> changesOf, RevisionKind kind, string? note, Writer writer, DateTimeOffset now, CancellationToken cancellation)
    {
        using var held = await turn.TakeAsync(cancellation);
        if (await BeginAsync(now, cancellation) is { } trouble)
        {
            return trouble;
        }
        if (await db.Drafts.AsNoTracking().FirstOrDefaultAsync(draft => draft.Path == file.Path, cancellation) is { } draft)
        {
            return new PressResult.DraftInTheWay(draft);
        }
        var files = folder.Read();
        return changesOf(files) is { } changes
            ? await PrintAsync(files, changes, new Publication(Guid.NewGuid(), kind, note, writer, now), file.Path, draftHash: null, cancellation)
            : new PressResult.NoDraft();
    }

    /// <summary>What was broken off is finished first; null when it is.</summary>
    private async Task<PressResult?> BeginAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        try
        {
            await look.LookInTurnAsync(now, cancellation);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new PressResult.Unwritable(e.Message, IsBegun: false);
        }
    }

    /// <summary>Why a draft is not published as its publisher thinks it is; null when it is.</summary>
    private static PressResult? Objection(Draft draft, Release release, string? draftHash, ContentFile? before) =>
        draft.Plan?.At != release.PlannedFor ? draft.IsPlanned ? new PressResult.Planned(draft) : new PressResult.NoDraft()
        : draftHash is not null && draft.Hash != draftHash ? new PressResult.Rewritten(draft)
        : draft.BaseHash != before?.Hash ? new PressResult.Overtaken(draft.Text, before is null ? null : TextFile.TextOf(before))
        : null;

    /// <summary>Where a chapter stood when it last was in the table of contents; null for other texts.</summary>
    private async Task<string?> LastPartAsync(TextFile file, CancellationToken cancellation)
    {
        if (file.Kind is not TextKind.Chapter)
        {
            return null;
        }
        await foreach (var contents in db.Revisions.Where(row => row.Path == file.ContentsPath && row.IsSettled && row.Text != null).OrderByDescending(row => row.Id).Select(row => row.Text!).AsAsyncEnumerable().WithCancellation(cancellation))
        {
            if (Companions.PartOf(contents, file) is { } part)
            {
                return part;
            }
        }
        return null;
    }

    private async Task<PressResult> PrintAsync(IReadOnlyList<ContentFile> files, ChangeSet changes, Publication publication, string path, string? draftHash, CancellationToken cancellation)
    {
        var proof = Proof.Of(files, changes);
        if (proof.Faults.Count > 0)
        {
            return new PressResult.Faulty(proof);
        }
        await gate.WriteAsync(db, () =>
        {
            db.Revisions.AddRange(proof.Changes.Changes.Select(change => Revision.About(publication, change, change.Path == path ? draftHash : null)));
            return db.SaveChangesAsync(cancellation);
        }, cancellation);
        return await WriteAsync(proof, publication) is { } trouble ? trouble : new PressResult.Published(null);
    }

    /// <summary>Not to be broken off: from here on it is done, or it is told why not.</summary>
    private async Task<PressResult?> WriteAsync(Proof proof, Publication publication)
    {
        if (proof.Changes.Changes.FirstOrDefault(change => folder.Find(change.Path)?.Hash != change.BeforeHash) is { } overtaken)
        {
            // Somebody has changed it on disk since the check began.
            await Settling.SettleAsync(db, gate, publication.Id, isDone: false, CancellationToken.None);
            return new PressResult.Overtaken(overtaken.After ?? "", folder.Find(overtaken.Path) is { } theirs ? TextFile.TextOf(theirs) : null);
        }
        var written = 0;
        try
        {
            foreach (var change in proof.Changes.Changes)
            {
                FolderWriting.Write(folder, change.Path, change.After);
                written++;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            if (written == 0)
            {
                await Settling.SettleAsync(db, gate, publication.Id, isDone: false, CancellationToken.None);
            }
            return new PressResult.Unwritable(e.Message, IsBegun: written > 0);
        }
        refresh();
        await Settling.FinishAsync(db, gate, publication.Id);
        return null;
    }

    /// <summary>Not to be broken off: the edition is there when its files are, whether it can be written down or not.</summary>
    private async Task<PressResult> CutAsync(TextFile file, Publication publication)
    {
        ChapterNote[] notes = file.Kind is TextKind.Chapter ? [new ChapterNote(file.Slug, publication.Note!)] : [];
        var before = folder.Find(file.ContentsPath)?.Hash;
        CutResult cut;
        try
        {
            cut = EditionCut.Cut(folder, file.Booklet!, publication.Note, notes, DanishTime.DayOf(publication.At));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new PressResult.Published(new CutResult.Faulty([new Fault(file.ContentsPath, 1, "udgaven kunne ikke skrives", e.Message)]));
        }
        refresh();
        if (cut is CutResult.Made made && folder.Find(file.ContentsPath) is { } contents)
        {
            var change = new FileChange(file.ContentsPath, before, TextFile.TextOf(contents));
            await NoteAsync(Revision.About(publication with { Id = Guid.NewGuid(), Kind = RevisionKind.Edition, Note = made.Edition.Name }, change, draftHash: null));
        }
        return new PressResult.Published(cut);
    }

    private async Task NoteAsync(Revision revision)
    {
        revision.Settle();
        try
        {
            await gate.WriteAsync(db, () =>
            {
                db.Revisions.Add(revision);
                return db.SaveChangesAsync(CancellationToken.None);
            }, CancellationToken.None);
        }
        catch (DataUnavailableException)
        {
            // The next look writes it down as a change on disk.
        }
    }
}

/// <summary>What came of publishing. Only with <see cref="Published"/> do readers get something new.</summary>
public abstract record PressResult
{
    /// <param name="Cut">What came of cutting an edition; null when none was asked for.</param>
    public sealed record Published(CutResult? Cut) : PressResult;

    public sealed record Faulty(Proof Proof) : PressResult;

    /// <summary>Somebody has gone on writing since.</summary>
    public sealed record Rewritten(Draft Draft) : PressResult;

    /// <summary>The file has changed since the draft was begun.</summary>
    /// <param name="Theirs">Null when the file is gone.</param>
    public sealed record Overtaken(string Mine, string? Theirs) : PressResult;

    /// <summary>It is planned, and locked until the plan is given up.</summary>
    public sealed record Planned(Draft Draft) : PressResult;

    /// <summary>It must be published or given up first.</summary>
    public sealed record DraftInTheWay(Draft Draft) : PressResult;

    public sealed record NoDraft : PressResult;

    /// <summary>The folder could not be written: full, or not ours to write in.</summary>
    /// <param name="IsBegun">Some of several files are written; the others follow by themselves as soon as they can be.</param>
    public sealed record Unwritable(string Why, bool IsBegun) : PressResult;
}
