using System.Collections.Concurrent;
using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>The outlines of all chapters of a site. A file that was the same when the former site was read is not read again.</summary>
internal sealed class ChapterOutlines(ChapterOutlines? former)
{
    private readonly ConcurrentDictionary<ContentFile, Entry> entries = new();
    private ChapterOutlines? former = former;

    /// <summary>In the order of the files; without those that cannot be taken apart.</summary>
    public IReadOnlyList<(ContentFile File, ChapterOutline? Outline)> Read(IReadOnlyList<ContentFile> files, string booklet, BookletFront front, ICollection<Fault> faults)
    {
        var read = new Entry[files.Count];
        Parallel.For(0, files.Count, index => read[index] = EntryOf(files[index], booklet, front));
        foreach (var fault in read.SelectMany(entry => entry.Faults))
        {
            faults.Add(fault);
        }
        return [.. files.Zip(read, (file, entry) => (file, entry.Outline))];
    }

    /// <summary>To be called when all is read: former sites are not kept.</summary>
    public void Forget() => former = null;

    private Entry EntryOf(ContentFile file, string booklet, BookletFront front)
    {
        if (former?.entries.TryGetValue(file, out var entry) != true || !entry!.Front.IsSameForChapters(front))
        {
            var faults = new List<Fault>();
            entry = new Entry(ChapterOutline.Read(file, booklet, front, faults), faults, front);
        }
        return entries[file] = entry;
    }

    private sealed record Entry(ChapterOutline? Outline, IReadOnlyList<Fault> Faults, BookletFront Front);
}
