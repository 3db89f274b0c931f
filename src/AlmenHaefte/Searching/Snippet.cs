namespace AlmenHaefte.Searching;

/// <summary>The piece of a text that shows best why it was found.</summary>
internal static class Snippet
{
    private const int Length = 34;

    /// <param name="certaintyOf">How surely a word, by its key, is one of those asked for; 0 when it is none.</param>
    public static IReadOnlyList<SnippetPart> Of(string text, Func<string, double> certaintyOf)
    {
        List<(Range Range, string Key, double Certainty)> words = [.. Words.In(text).Select(range => (range, Words.Key(text[range]), certaintyOf(Words.Key(text[range]))))];
        if (words.Count == 0)
        {
            return [];
        }

        var (first, last) = Window(text, words);
        var parts = new List<SnippetPart>();
        var at = first == 0 ? 0 : words[first].Range.Start.Value;
        var end = last == words.Count - 1 ? text.Length : words[last].Range.End.Value;
        Add(parts, first == 0 ? "" : "… ", false);
        foreach (var (range, _, certainty) in words.GetRange(first, last - first + 1).Where(word => word.Certainty > 0))
        {
            Add(parts, text[at..range.Start], false);
            Add(parts, text[range], true);
            at = range.End.Value;
        }

        Add(parts, text[at..end], false);
        Add(parts, last == words.Count - 1 ? "" : " …", false);
        return parts;
    }

    /// <summary>The window with the most different matches; it begins a few words before the first, at the beginning of a sentence if there is one near.</summary>
    private static (int First, int Last) Window(string text, List<(Range Range, string Key, double Certainty)> words)
    {
        var (best, bestScore) = (0, -1.0);
        for (var start = 0; start < words.Count; start++)
        {
            if (words[start].Certainty == 0)
            {
                continue;
            }

            var within = words.GetRange(start, Math.Min(Length * 2 / 3, words.Count - start)).Where(word => word.Certainty > 0);
            var score = within.DistinctBy(word => word.Key).Sum(word => word.Certainty) + within.Sum(word => word.Certainty) / 10;
            if (score > bestScore)
            {
                (best, bestScore) = (start, score);
            }
        }

        var first = best;
        while (first > 0 && best - first < Length / 4 && !EndsSentence(text, words[first - 1].Range.End.Value))
        {
            first--;
        }

        var last = Math.Min(words.Count - 1, first + Length - 1);
        return (Math.Max(0, Math.Min(first, last - Length + 1)), last);
    }

    private static bool EndsSentence(string text, int at) => at < text.Length && text[at] is '.' or '?' or '!' or ':';

    private static void Add(List<SnippetPart> parts, string text, bool isMatch)
    {
        if (text.Length > 0)
        {
            parts.Add(new SnippetPart(text, isMatch));
        }
    }
}
