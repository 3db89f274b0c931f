namespace AlmenHaefte.Searching;

/// <summary>The piece of a text that shows best why it was found.</summary>
internal static class Snippet
{
    private const int Length = 34;

    /// <param name="matches">Which words of the text were meant, counted from its first, and how surely.</param>
    public static IReadOnlyList<SnippetPart> Of(string text, Dictionary<int, double> matches)
    {
        List<Range> words = [.. Words.In(text)];
        if (words.Count == 0)
        {
            return [];
        }

        var (first, last) = Window(text, words, matches);
        var parts = new List<SnippetPart>();
        var at = first == 0 ? 0 : words[first].Start.Value;
        var end = last == words.Count - 1 ? text.Length : words[last].End.Value;
        Add(parts, first == 0 ? "" : "… ", false);
        for (var word = first; word <= last; word++)
        {
            if (matches.ContainsKey(word))
            {
                Add(parts, text[at..words[word].Start.Value], false);
                Add(parts, text[words[word]], true);
                at = words[word].End.Value;
            }
        }

        Add(parts, text[at..end], false);
        Add(parts, last == words.Count - 1 ? "" : " …", false);
        return parts;
    }

    /// <summary>The window with the surest matches; it begins a few words before the first, at the beginning of a sentence if there is one near.</summary>
    private static (int First, int Last) Window(string text, List<Range> words, Dictionary<int, double> matches)
    {
        var best = Best([.. matches.Keys.Where(word => word < words.Count).Order()], matches);
        var first = best;
        while (first > 0 && best - first < Length / 4 && !EndsSentence(text, words[first - 1].End.Value))
        {
            first--;
        }

        var last = Math.Min(words.Count - 1, first + Length - 1);
        return (Math.Max(0, Math.Min(first, last - Length + 1)), last);
    }

    private static int Best(int[] at, Dictionary<int, double> matches)
    {
        var (best, most) = (0, 0.0);
        for (var start = 0; start < at.Length; start++)
        {
            var sum = 0.0;
            for (var next = start; next < at.Length && at[next] < at[start] + (Length * 2 / 3); next++)
            {
                sum += matches[at[next]];
            }

            (best, most) = sum > most ? (at[start], sum) : (best, most);
        }

        return best;
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
