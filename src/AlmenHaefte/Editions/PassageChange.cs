using System.Text;
using DiffPlex;
using DiffPlex.Chunkers;

namespace AlmenHaefte.Editions;

/// <summary>A passage that is not as it was.</summary>
/// <param name="Id">Of the heading it stands under now; empty when it stands before the first, or under none that is there any more.</param>
/// <param name="Heading">The words of that heading; empty likewise.</param>
/// <param name="Before">Empty for a passage that is new.</param>
/// <param name="After">Empty for a passage that is gone.</param>
public sealed record PassageChange(string Id, string Heading, IReadOnlyList<Stretch> Before, IReadOnlyList<Stretch> After)
{
    /// <summary>Two passages with less than this in common are two passages, not one that was rewritten.</summary>
    private const double LeastLikeness = 0.35;

    /// <summary>Beyond it, who was rewritten into whom is neither worth the time nor of any use to a reader.</summary>
    private const int MostPairs = 10_000;

    internal static IReadOnlyList<PassageChange> Between(EditionText before, EditionText after)
    {
        var (old, @new) = (Places(before), Places(after));
        var there = after.Sections.Select(section => section.Id).ToHashSet(StringComparer.Ordinal);
        var changes = new List<PassageChange>();
        foreach (var block in Differ.Instance.CreateDiffs(Lines(old), Lines(@new), ignoreWhiteSpace: false, ignoreCase: false, LineChunker.Instance).DiffBlocks)
        {
            // The first line of both is one that no text has; see Lines.
            var gone = old.GetRange(block.DeleteStartA - 1, block.DeleteCountA);
            var come = @new.GetRange(block.InsertStartB - 1, block.InsertCountB);
            changes.AddRange(Pairs(gone, come).Select(pair => Of(pair.Before, pair.After, there)));
        }
        return changes;
    }

    private static PassageChange Of(Place? before, Place? after, HashSet<string> there)
    {
        var place = after ?? before!;
        var id = there.Contains(place.Section.Id) ? place.Section.Id : "";
        if (before is null || after is null)
        {
            IReadOnlyList<Stretch> whole = [new(place.Words, IsChanged: true)];
            return new PassageChange(id, place.Section.Heading, before is null ? [] : whole, after is null ? [] : whole);
        }
        var words = WordDifference.Of(before.Words, after.Words);
        return new PassageChange(id, place.Section.Heading, words.Before, words.After);
    }

    private static List<Place> Places(EditionText text) => [.. text.Sections.SelectMany(section => section.Passages.Select(words => new Place(section, words)))];

    /// <summary>A line with a space first, which no passage is, so that there is always something to compare.</summary>
    private static string Lines(List<Place> places) => places.Aggregate(new StringBuilder(" "), (lines, place) => lines.Append('\n').Append(place.Words)).ToString();

    /// <summary>
    /// Which passage became which: of all ways to pair them without crossing, the one in which most words stay. Passages that are alone stand where they are in their own text.
    /// </summary>
    private static List<(Place? Before, Place? After)> Pairs(List<Place> gone, List<Place> come)
    {
        if (gone.Count * come.Count > MostPairs)
        {
            return [.. gone.Select(place => ((Place?)place, (Place?)null)), .. come.Select(place => ((Place?)null, (Place?)place))];
        }
        var (old, @new) = (gone.Select(place => WordDifference.CountWords(place.Words)).ToList(), come.Select(place => WordDifference.CountWords(place.Words)).ToList());
        var likeness = new double[gone.Count, come.Count];
        var best = new double[gone.Count + 1, come.Count + 1];
        for (var i = gone.Count - 1; i >= 0; i--)
        {
            for (var j = come.Count - 1; j >= 0; j--)
            {
                likeness[i, j] = WordDifference.Likeness(old[i], @new[j]);
                best[i, j] = Math.Max(Math.Max(best[i + 1, j], best[i, j + 1]), likeness[i, j] < LeastLikeness ? 0 : likeness[i, j] + best[i + 1, j + 1]);
            }
        }
        var pairs = new List<(Place?, Place?)>();
        for (var (i, j) = (0, 0); i < gone.Count || j < come.Count;)
        {
            var isPair = i < gone.Count && j < come.Count && likeness[i, j] >= LeastLikeness && best[i, j] <= likeness[i, j] + best[i + 1, j + 1];
            var isGone = !isPair && i < gone.Count && (j == come.Count || best[i + 1, j] >= best[i, j + 1]);
            pairs.Add((isPair || isGone ? gone[i] : null, isGone ? null : come[j]));
            (i, j) = (i + (isPair || isGone ? 1 : 0), j + (isGone ? 0 : 1));
        }
        return pairs;
    }

    private sealed record Place(EditionSection Section, string Words);
}
