namespace AlmenHaefte.Searching;

/// <summary>Words and phrases that stand for the same, as the glossaries say: who asks for »LBF« finds »Landsbyggefonden«.</summary>
internal sealed class Synonyms
{
    private readonly Dictionary<string, List<IReadOnlyList<string>>> groups = new(StringComparer.Ordinal);

    public Synonyms(IEnumerable<IReadOnlyList<string>> alike)
    {
        foreach (var group in alike)
        {
            List<IReadOnlyList<string>> phrases = [.. group.Select(phrase => (IReadOnlyList<string>)[.. Words.In(phrase).Select(range => phrase[range])]).Where(phrase => phrase.Count > 0)];
            foreach (var phrase in phrases)
            {
                var key = Key(phrase);
                groups[key] = [.. groups.GetValueOrDefault(key, []), .. phrases.Where(other => Key(other) != key)];
            }
        }
    }

    /// <summary>The names under which what is asked for may stand as a heading: its own, and those of what stands for the same.</summary>
    public IEnumerable<string> NamesOf(IReadOnlyList<string> words) => [Key(words), .. groups.GetValueOrDefault(Key(words), []).Select(Key).Distinct()];

    /// <summary>Lets each word or run of words that a glossary knows also find what stands for the same.</summary>
    /// <param name="placesOf">Where a phrase stands.</param>
    public IEnumerable<SearchIndex.Asked> Widen(IReadOnlyList<QueryTerm> terms, List<SearchIndex.Asked> asked, Func<IReadOnlyList<string>, List<int>> placesOf)
    {
        for (var at = 0; at < terms.Count;)
        {
            var count = Enumerable.Range(1, Math.Min(4, terms.Count - at)).LastOrDefault(count => !terms.Skip(at).Take(count).Any(term => term.IsPhrase) && groups.ContainsKey(Key([.. terms.Skip(at).Take(count).Select(term => term.Words[0])])));
            if (count == 0)
            {
                yield return asked[at++];
                continue;
            }

            var others = groups[Key([.. terms.Skip(at).Take(count).Select(term => term.Words[0])])];
            var places = others.SelectMany(placesOf).Distinct().Order().ToList();
            foreach (var own in asked.GetRange(at, count))
            {
                yield return own with { Phrases = places, PhraseLength = others.Select(other => other.Count).DefaultIfEmpty().Min() };
            }

            at += count;
        }
    }

    public static string Key(IReadOnlyList<string> words) => string.Join(' ', words.Select(word => Words.Key(DanishStem.Of(word.ToLowerInvariant()))));
}
