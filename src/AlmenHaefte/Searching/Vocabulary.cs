using System.Numerics;
using System.Runtime.InteropServices;

using AlmenHaefte.Webinars;

namespace AlmenHaefte.Searching;

/// <summary>Every different word of the texts, and which of them a word that somebody types may mean. Words are keys of <see cref="Words.Key(ReadOnlySpan{char})"/>.</summary>
internal sealed class Vocabulary
{
    private const int ShortestPart = 4;
    private const int ShortestPartInside = 5;

    private readonly List<Word> words = [];
    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byStem = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<int>> byNumbered = new(StringComparer.Ordinal);
    private readonly Dictionary<(char, char, char), List<int>> byTrigram = [];

    public int Count => words.Count;

    /// <param name="form">Of the forms of a word the first gives the stem.</param>
    public int Add(WordForm form) => ids.TryGetValue(form.Key, out var known) ? known : AddNew(form);

    public int? Find(string key) => ids.TryGetValue(key, out var id) ? id : null;

    /// <summary>
    /// The words that a typed word stands for, and how surely: itself, its other forms, words that begin or end with it, long words with it inside.
    /// Empty when there are none.
    /// </summary>
    public Dictionary<int, double> Meant(string typed)
    {
        var meant = new Dictionary<int, double>();
        var key = Words.Key(typed);
        var stems = StemsOf(typed, key);
        foreach (var id in PartsOf(stems))
        {
            meant[id] = stems.Any(stem => words[id].Key.StartsWith(stem, StringComparison.Ordinal)) ? Certainty.Beginning : EndsWith(id, stems) ? Certainty.End : Certainty.Inside;
        }

        foreach (var id in FormsOf(key, stems))
        {
            meant[id] = Certainty.OtherForm;
        }

        if (ids.TryGetValue(key, out var itself))
        {
            meant[itself] = Certainty.Itself;
        }

        return meant;
    }

    /// <summary>The words that are the same word as a typed one, in whatever form.</summary>
    public HashSet<int> FormsOf(string typed)
    {
        var key = Words.Key(typed);
        HashSet<int> forms = [.. FormsOf(key, StemsOf(typed, key))];
        if (ids.TryGetValue(key, out var itself))
        {
            forms.Add(itself);
        }

        return forms;
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
        var letters = LettersIn(key);
        (int Distance, int Rarity, string Word)? best = null;
        var nearest = -1;
        for (var id = 0; farthest > 0 && id < words.Count; id++)
        {
            var word = words[id];
            if (!MayBeWithin(farthest, letters, key.Length, word) || char.IsAsciiDigit(word.Key[0]))
            {
                continue;
            }

            var distance = EditDistance.Between(key, word.Key, farthest);
            if (distance <= farthest && (distance, -frequency(id), word.Key) is var found && (best is null || found.CompareTo(best.Value) < 0))
            {
                (best, nearest, farthest) = (found, id, distance);
            }
        }

        return nearest < 0 ? null : words[nearest].Form;
    }

    /// <summary>A slip takes at most one letter away and brings at most one.</summary>
    private static bool MayBeWithin(int slips, uint letters, int length, in Word word) =>
        Math.Abs(word.Key.Length - length) <= slips
        && BitOperations.PopCount(letters & ~word.Letters) <= slips
        && BitOperations.PopCount(word.Letters & ~letters) <= slips;

    private int AddNew(WordForm form)
    {
        var (id, key) = (words.Count, form.Key);
        ids.Add(key, id);
        words.Add(new Word(key, form.Text, form.Stems[^1], LettersIn(key)));
        foreach (var stem in form.Stems)
        {
            Note(byStem, stem, id);
        }

        foreach (var trigram in TrigramsOf(key))
        {
            Note(byTrigram, trigram, id);
        }

        if (key.AsSpan().IndexOfAnyInRange('0', '9') is (2 or 3) and var letters && key.AsSpan(letters).IndexOfAnyExceptInRange('0', '9') < 0)
        {
            Note(byNumbered, key[..letters], id);
        }

        return id;
    }

    private static IReadOnlyList<string> StemsOf(string typed, string key) => new WordForm(typed.ToLowerInvariant(), key).Stems;

    private bool IsKnown(string word) => word.Length >= ShortestPart && StemsOf(word, Words.Key(word)).Any(byStem.ContainsKey);

    /// <summary>A name with its number, too: who asks for »AB« means »AB18«.</summary>
    private IEnumerable<int> FormsOf(string key, IReadOnlyList<string> stems) =>
        stems.Append(key).SelectMany(stem => byStem.GetValueOrDefault(stem, [])).Concat(byNumbered.GetValueOrDefault(key, []));

    private IEnumerable<int> PartsOf(IReadOnlyList<string> stems)
    {
        foreach (var stem in stems.Where(stem => stem.Length >= ShortestPart))
        {
            var rarest = TrigramsOf(stem).Select(trigram => byTrigram.GetValueOrDefault(trigram, [])).MinBy(list => list.Count)!;
            foreach (var id in rarest)
            {
                var at = words[id].Key.IndexOf(stem, StringComparison.Ordinal);
                if (at == 0 || (at > 0 && (stem.Length >= ShortestPartInside || EndsWith(id, stems))))
                {
                    yield return id;
                }
            }
        }
    }

    private bool EndsWith(int id, IReadOnlyList<string> stems) =>
        stems.Any(stem => words[id].Key.EndsWith(stem, StringComparison.Ordinal) || words[id].Stem.EndsWith(stem, StringComparison.Ordinal));

    /// <summary>One bit for each letter, or for some that share it.</summary>
    private static uint LettersIn(string key)
    {
        var letters = 0u;
        foreach (var letter in key)
        {
            letters |= 1u << (letter & 31);
        }

        return letters;
    }

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

    /// <param name="Form">As it first stood in a text, in lower case.</param>
    /// <param name="Stem">Of the key.</param>
    private readonly record struct Word(string Key, string Form, string Stem, uint Letters);
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
