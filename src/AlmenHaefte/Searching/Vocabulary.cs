using System.Runtime.InteropServices;

using AlmenHaefte.Webinars;

namespace AlmenHaefte.Searching;

/// <summary>Every different word of the texts, and which of them a word that somebody types may mean. Words are keys of <see cref="Words.Key"/>.</summary>
internal sealed class Vocabulary
{
    private const int ShortestPart = 4;
    private const int ShortestPartInside = 5;

    private readonly List<string> words = [];
    private readonly List<string> forms = [];
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<(char, char, char), List<int>> byTrigram = [];

    public int Count => words.Count;

    public string this[int id] => words[id];

    /// <param name="word">As it stands in the text; its first form in the text gives the stem.</param>
    public int Add(ReadOnlySpan<char> word)
    {
        var key = Words.Key(word);
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids, key, out var isKnown);
        if (!isKnown)
        {
            id = words.Count;
            words.Add(key);
            forms.Add(word.ToString().ToLowerInvariant());
            foreach (var stem in StemsOf(word, key))
            {
                Note(byStem, stem, id);
            }

            foreach (var trigram in TrigramsOf(key))
            {
                Note(byTrigram, trigram, id);
            }
        }

        return id;
    }

    public int? Find(string key) => ids.TryGetValue(key, out var id) ? id : null;

    /// <summary>
    /// The words that a typed word stands for, and how surely: itself, its other forms, words that begin or end with it, long words with it inside.
    /// Empty when there are none.
    /// </summary>
    public Dictionary<int, double> Meant(string typed)
    {
        var meant = new Dictionary<int, double>();
        var key = Words.Key(typed);
        var stems = StemsOf(typed, key).ToList();
        foreach (var id in PartsOf(stems))
        {
            meant[id] = stems.Exists(stem => words[id].StartsWith(stem, StringComparison.Ordinal)) ? Certainty.Beginning : EndsWith(id, stems) ? Certainty.End : Certainty.Inside;
        }

        foreach (var id in stems.Append(key).SelectMany(stem => byStem.GetValueOrDefault(stem, [])))
        {
            meant[id] = Certainty.OtherForm;
        }

        foreach (var id in Numbered(key))
        {
            meant[id] = Certainty.OtherForm;
        }

        if (ids.TryGetValue(key, out var itself))
        {
            meant[itself] = Certainty.Itself;
        }

        return meant;
    }

    /// <summary>The two words of the texts that a compound is made of, with or without a letter that binds them (»byggesag«, »formålsdrøftelse«).</summary>
    public (string First, string Second)? Split(string typed)
    {
        var word = typed.ToLowerInvariant();
        for (var at = word.Length - ShortestPart; at >= ShortestPart; at--)
        {
            if (IsKnown(word[at..]) && (IsKnown(word[..at]) || (word[at - 1] is 's' or 'e' && IsKnown(word[..(at - 1)]))))
            {
                return (IsKnown(word[..at]) ? word[..at] : word[..(at - 1)], word[at..]);
            }
        }

        return null;
    }

    /// <summary>The word that is most likely meant by one that does not exist: at most two letters off, the more frequent first.</summary>
    /// <param name="frequency">How often a word stands in the texts.</param>
    public string? Nearest(string typed, Func<int, int> frequency)
    {
        var key = Words.Key(typed);
        var farthest = key.Length < 4 ? 0 : key.Length < 7 ? 1 : 2;
        (int Distance, int Rarity, string Word)? best = null;
        foreach (var word in farthest == 0 ? [] : words)
        {
            if (Math.Abs(word.Length - key.Length) > farthest || char.IsAsciiDigit(word[0]))
            {
                continue;
            }

            var distance = EditDistance.Between(key, word);
            if (distance <= farthest && (distance, -frequency(ids[word]), word) is var found && (best is null || found.CompareTo(best.Value) < 0))
            {
                best = found;
            }
        }

        return best is null ? null : forms[ids[best.Value.Word]];
    }

    /// <summary>Of the word as it is written, and of its key: »stoejens« is to meet »støjens« although only the second is Danish.</summary>
    private static IEnumerable<string> StemsOf(ReadOnlySpan<char> word, string key)
    {
        var stem = Words.Key(DanishStem.Of(word.ToString().ToLowerInvariant()));
        var other = DanishStem.Of(key);
        return stem == other ? [stem] : [stem, other];
    }

    private bool IsKnown(string word) => word.Length >= ShortestPart && StemsOf(word, Words.Key(word)).Any(byStem.ContainsKey);

    private IEnumerable<int> PartsOf(List<string> stems)
    {
        foreach (var stem in stems.Where(stem => stem.Length >= ShortestPart))
        {
            var rarest = TrigramsOf(stem).Select(trigram => byTrigram.GetValueOrDefault(trigram, [])).MinBy(list => list.Count)!;
            foreach (var id in rarest)
            {
                var at = words[id].IndexOf(stem, StringComparison.Ordinal);
                if (at == 0 || (at > 0 && (stem.Length >= ShortestPartInside || EndsWith(id, stems))))
                {
                    yield return id;
                }
            }
        }
    }

    private bool EndsWith(int id, List<string> stems) =>
        stems.Exists(stem => words[id].EndsWith(stem, StringComparison.Ordinal) || DanishStem.Of(words[id]).EndsWith(stem, StringComparison.Ordinal));

    /// <summary>A name with its number: who asks for »AB« means »AB18« too.</summary>
    private IEnumerable<int> Numbered(string key) => key.Length is < 2 or > 3 || !key.All(char.IsAsciiLetter) ? []
        : Enumerable.Range(0, words.Count).Where(id => words[id].Length > key.Length && words[id].StartsWith(key, StringComparison.Ordinal) && words[id].AsSpan(key.Length).IndexOfAnyExceptInRange('0', '9') < 0);

    private static IEnumerable<(char, char, char)> TrigramsOf(string word)
    {
        for (var at = 0; at + 2 < word.Length; at++)
        {
            yield return (word[at], word[at + 1], word[at + 2]);
        }
    }

    private static void Note<TKey>(Dictionary<TKey, List<int>> lists, TKey key, int id)
        where TKey : notnull
    {
        ref var list = ref CollectionsMarshal.GetValueRefOrAddDefault(lists, key, out _);
        list ??= [];
        if (list is not [.., var last] || last != id)
        {
            list.Add(id);
        }
    }
}

/// <summary>How surely a word of the text is what was asked for; 1 is the word itself.</summary>
internal static class Certainty
{
    public const double Itself = 1;
    public const double OtherForm = 0.85;
    public const double Synonym = 0.7;
    public const double Beginning = 0.45;
    public const double End = 0.4;
    public const double Inside = 0.25;
}
