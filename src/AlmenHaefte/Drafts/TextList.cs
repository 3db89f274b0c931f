using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Drafts;

/// <summary>Everything that is written in the newsroom, and how it stands.</summary>
public sealed class TextList(DraftDesk desk, History history, ContentFolder folder, Bookshelf shelf)
{
    /// <summary>Booklets first, each in its own order; then news, newest first; then pages.</summary>
    public async Task<IReadOnlyList<TextLine>> ReadAsync(CancellationToken cancellation)
    {
        var files = folder.Read().Where(file => TextFile.At(file.Path) is not null).ToDictionary(file => file.Path, StringComparer.Ordinal);
        var drafts = (await desk.AllAsync(cancellation)).ToDictionary(draft => draft.Path, StringComparer.Ordinal);
        var latest = await history.LatestAsync(cancellation);
        var faulty = shelf.Faults.Select(fault => fault.File).ToHashSet(StringComparer.Ordinal);
        var order = Order(shelf.IsEmpty ? null : shelf.Current);
        return [.. files.Keys.Union(drafts.Keys, StringComparer.Ordinal).Select(path => Line(path, files.GetValueOrDefault(path), drafts.GetValueOrDefault(path), latest.GetValueOrDefault(path), faulty.Contains(path)))
            .OrderBy(line => line.File.Kind is TextKind.News ? 1 : line.File.Kind is TextKind.Page ? 2 : 0)
            .ThenBy(line => line.File.Booklet, StringComparer.Ordinal)
            .ThenBy(line => order.GetValueOrDefault(line.File.Address, int.MaxValue))
            .ThenBy(line => line.File.Path, StringComparer.Ordinal)];
    }

    private static TextLine Line(string path, ContentFile? file, Draft? draft, RevisionHead? latest, bool isFaulty)
    {
        var text = draft?.Text ?? (file is null ? null : TextFile.TextOf(file));
        var front = text is null ? null : FrontMatter.Read(text);
        var hash = file?.Hash;
        return new TextLine(TextFile.At(path)!, front?["titel"] ?? path, draft, latest)
        {
            IsPublished = file is not null,
            IsFaulty = isFaulty,
            IsWithdrawn = front?["status"] == "trukket-tilbage",
            IsChangedOnDisk = file is not null && latest is not null && (latest.Hash != hash || latest.Kind is RevisionKind.OnDisk),
            IsOvertaken = draft is not null && draft.BaseHash != hash,
        };
    }

    private static Dictionary<string, int> Order(PublishedSite? site) => site is null ? [] :
        site.Booklets.SelectMany(booklet => booklet.Chapters.Select(chapter => chapter.Address).Prepend(booklet.Address))
            .Concat(site.News.Select(item => item.Address)).Index().DistinctBy(place => place.Item).ToDictionary(place => place.Item, place => place.Index, StringComparer.Ordinal);
}

/// <param name="Title">Of the draft, when there is one.</param>
public sealed record TextLine(TextFile File, string Title, Draft? Draft, RevisionHead? Latest)
{
    public bool IsPublished { get; init; }

    public bool IsFaulty { get; init; }

    public bool IsWithdrawn { get; init; }

    public bool IsChangedOnDisk { get; init; }

    /// <summary>The draft was begun from an older text than the published one.</summary>
    public bool IsOvertaken { get; init; }
}
