using System.Text;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Drafts;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;
using AlmenHaefte.Tests.Data;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Drafts;

/// <summary>The small booklet on disk with a database beside it, and two people who write. Each thing is done as one request does it.</summary>
public sealed class DeskWithContent : IAsyncLifetime
{
    internal static readonly Writer Mette = new("1", "Mette Åkjær");
    internal static readonly Writer Soeren = new("2", "Søren O’Brien");

    internal static readonly DateTimeOffset Now = new(2026, 11, 25, 9, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo directory = Directory.CreateTempSubdirectory("almenhaefte-drafts-");
    private readonly PressTurn turn = new();

    internal TestDatabase Database { get; } = new();

    internal ContentFolder Folder => new(directory.FullName);

    internal static TextFile Point => TextFile.At(ContentTree.Point)!;

    internal static TextFile News => TextFile.At(ContentTree.News)!;

    public async ValueTask InitializeAsync()
    {
        ContentTree.Valid().WriteTo(directory.FullName);
        await Database.InitializeAsync();
        await LookAsync(Now.AddDays(-1));
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        turn.Dispose();
        directory.Delete(recursive: true);
    }

    internal string this[string path]
    {
        get => Encoding.UTF8.GetString(File.ReadAllBytes(PathOf(path)));
        set => File.WriteAllBytes(PathOf(path), Encoding.UTF8.GetBytes(value));
    }

    internal string PathOf(string path) => Path.Combine(directory.FullName, path);

    internal async Task<T> AtAsync<T>(Func<SiteDb, Task<T>> work)
    {
        await using var db = Database.Open();
        return await work(db);
    }

    /// <summary>What a process does that has just been started: it knows nothing of what was going on.</summary>
    internal async Task LookAsync(DateTimeOffset? now = null)
    {
        using var fresh = new PressTurn();
        await AtAsync(async db =>
        {
            await new DiskLook(db, Database.Gate, Folder, fresh).LookAsync(now ?? Now, CancellationToken.None);
            return 0;
        });
    }

    internal Task<SaveResult> SaveAsync(TextFile file, Saving saving, Writer? writer = null, DateTimeOffset? now = null) =>
        AtAsync(db => new DraftDesk(db, Database.Gate, Folder).SaveAsync(file, saving, writer ?? Mette, now ?? Now, CancellationToken.None));

    /// <summary>Changes one wording of what is published and saves it as a draft; returns what to begin from next time.</summary>
    internal async Task<string> DraftAsync(TextFile file, string old, string @new, Writer? writer = null)
    {
        var text = this[file.Path];
        Assert.Contains(old, text, StringComparison.Ordinal);
        var saved = Assert.IsType<SaveResult.Saved>(await SaveAsync(file, new Saving(text.Replace(old, @new, StringComparison.Ordinal), ContentHash.Of(text), Guid.NewGuid()), writer));
        return saved.Current!;
    }

    internal Task<bool> DiscardAsync(TextFile file) => AtAsync(db => new DraftDesk(db, Database.Gate, Folder).DiscardAsync(file, Mette, Now, CancellationToken.None));

    internal Task<Draft?> DraftOfAsync(TextFile file) => AtAsync(db => new DraftDesk(db, Database.Gate, Folder).FindAsync(file, CancellationToken.None));

    internal Task<T> AtPressAsync<T>(Func<Press, Task<T>> work) => AtAsync(db => work(PressOf(db)));

    internal Task<PressResult> PublishAsync(TextFile file, Release release, DateTimeOffset? now = null, string? hash = null) =>
        AtPressAsync(press => press.PublishAsync(file, release, hash, Mette, now ?? Now, CancellationToken.None));

    internal Task<T> AtPlansAsync<T>(Func<Plans, Task<T>> work) => AtAsync(db => work(new Plans(db, Database.Gate, PressOf(db))));

    internal Task<T> AtLinksAsync<T>(Func<ReadingLinks, Task<T>> work) => AtAsync(db => work(new ReadingLinks(db, Database.Gate)));

    internal Task<T> AtMovesAsync<T>(Func<FileMoves, Task<T>> work) => AtAsync(db => work(new FileMoves(PressOf(db))));

    internal Task<IReadOnlyList<Revision>> HistoryAsync(string path) => AtAsync(db => new History(db, Folder).OfAsync(TextFile.At(path)!, Now, CancellationToken.None));

    /// <summary>Newest first, as »Kind Who: Note«.</summary>
    internal async Task<IReadOnlyList<string>> LinesAsync(string path) =>
        [.. (await HistoryAsync(path)).Select(row => $"{row.Kind} {row.WriterName ?? "–"}: {row.Note}".TrimEnd(' ', ':'))];

    internal Task<List<Revision>> UnsettledAsync() => AtAsync(db => db.Revisions.AsNoTracking().Where(row => !row.IsSettled).ToListAsync());

    internal PublishedSite Load()
    {
        var (site, faults) = SiteLoader.Load(Folder.Read());
        Assert.Empty(faults);
        return site!;
    }

    private Press PressOf(SiteDb db) => new(db, Database.Gate, Folder, turn, new DiskLook(db, Database.Gate, Folder, turn), refresh: () => { });
}
