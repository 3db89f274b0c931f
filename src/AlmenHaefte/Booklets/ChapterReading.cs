using System.Runtime.CompilerServices;
using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>What came of reading a chapter's file: its outline, if it can be taken apart, and the faults that it has in itself.</summary>
internal sealed record ChapterReading(ChapterOutline? Outline, IReadOnlyList<Fault> Faults)
{
    /// <summary>A file is the same object for as long as nobody has changed it, and then it is not read again for the next site, nor for a draft that somebody looks at.</summary>
    private static readonly ConditionalWeakTable<ContentFile, Remembered> Known = [];

    /// <param name="booklet">Its slug. A file is of one booklet only: its folder says which.</param>
    public static ChapterReading Of(ContentFile file, string booklet, BookletFront front)
    {
        if (!Known.TryGetValue(file, out var known) || !known.Front.IsSameForChapters(front))
        {
            var faults = new List<Fault>();
            known = new Remembered(new ChapterReading(ChapterOutline.Read(file, booklet, front, faults), faults), front);
            Known.AddOrUpdate(file, known);
        }
        return known.Reading;
    }

    private sealed record Remembered(ChapterReading Reading, BookletFront Front);
}
