using System.Text.RegularExpressions;
using DiffPlex;

namespace AlmenHaefte.Editions;

/// <summary>A stretch of a passage.</summary>
/// <param name="IsChanged">True for what is only in the one of two passages.</param>
public sealed record Stretch(string Words, bool IsChanged);

/// <summary>Two passages word by word. The stretches of each are, put together, the very passage, and what is not changed is the same in both.</summary>
public sealed record WordDifference(IReadOnlyList<Stretch> Before, IReadOnlyList<Stretch> After)
{
    public static WordDifference Of(string before, string after)
    {
        var difference = Differ.Instance.CreateDiffs(before, after, ignoreWhiteSpace: false, ignoreCase: false, WordChunker.Instance);
        var (old, @new) = (new Line(difference.PiecesOld), new Line(difference.PiecesNew));
        foreach (var (index, block) in difference.DiffBlocks.Index())
        {
            var kept = old.Until(block.DeleteStartA);
            @new.Until(block.InsertStartB);
            // A space alone between two changes would only make them hard to read.
            var isLost = index > 0 && string.IsNullOrWhiteSpace(kept);
            old.Keep(isLost);
            @new.Keep(isLost);
            old.Change(block.DeleteCountA);
            @new.Change(block.InsertCountB);
        }
        return new WordDifference(old.Finish(), @new.Finish());
    }

    /// <summary>How much of the words of two passages is the same, from 0 to 1; in whatever order, which is quick and close enough to find what belongs together.</summary>
    internal static double Likeness(IReadOnlyDictionary<string, int> before, IReadOnlyDictionary<string, int> after)
    {
        var same = before.Sum(word => Math.Min(word.Value, after.GetValueOrDefault(word.Key)));
        var all = before.Values.Sum() + after.Values.Sum();
        return all == 0 ? 1 : 2.0 * same / all;
    }

    internal static IReadOnlyDictionary<string, int> CountWords(string passage) =>
        WordChunker.Instance.Chunk(passage).Where(word => char.IsLetterOrDigit(word[0])).CountBy(word => word, StringComparer.OrdinalIgnoreCase).ToDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>One of the two passages while it is divided.</summary>
    private sealed class Line(IReadOnlyList<string> words)
    {
        private readonly List<Stretch> stretches = [];
        private int at;
        private int keptFrom;

        public string Until(int index)
        {
            (keptFrom, at) = (at, index);
            return Text(keptFrom, at);
        }

        public void Keep(bool asChanged) => Add(Text(keptFrom, at), asChanged);

        public void Change(int count)
        {
            Add(Text(at, at + count), isChanged: true);
            at += count;
        }

        public List<Stretch> Finish()
        {
            Add(Text(at, words.Count), isChanged: false);
            return stretches;
        }

        private string Text(int from, int to) => string.Concat(words.Skip(from).Take(to - from));

        private void Add(string text, bool isChanged)
        {
            if (text.Length == 0)
            {
                return;
            }
            if (stretches is [.., var last] && last.IsChanged == isChanged)
            {
                stretches[^1] = last with { Words = last.Words + text };
            }
            else
            {
                stretches.Add(new Stretch(text, isChanged));
            }
        }
    }
}

/// <summary>Words, spaces and every other character by itself; put together they are the text.</summary>
internal sealed partial class WordChunker : IChunker
{
    public static readonly WordChunker Instance = new();

    public IReadOnlyList<string> Chunk(string text) => [.. Word().Matches(text).Select(word => word.Value)];

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+|\s+|[\uD800-\uDBFF][\uDC00-\uDFFF]|.", RegexOptions.Singleline)]
    private static partial Regex Word();
}
