using AlmenHaefte.Booklets;
using AlmenHaefte.Searching;

namespace AlmenHaefte.Glossaries;

/// <summary>The names of a glossary's terms, as they are found in a text.</summary>
internal sealed class TermNames
{
    /// <summary>A shorter name has so many neighbours in the language that its inflections would be theirs: »kald« is not »kalder«.</summary>
    private const int ShortestInflected = 5;

    private readonly ILookup<string, (string[] Keys, Term Term)> byFirstWord;

    public TermNames(IEnumerable<Term> terms) => byFirstWord = terms
        .SelectMany(term => term.Names.Select(name => (Keys: Words.In(name).Select(word => KeyOf(name[word])).ToArray(), Term: term)))
        .Where(name => name.Keys.Length > 0)
        .OrderByDescending(name => name.Keys.Length)
        .ToLookup(name => name.Keys[0], StringComparer.Ordinal);

    /// <summary>Where terms are named in a text, in its order; what is part of a longer name is not found for itself.</summary>
    public IEnumerable<(Range Range, Term Term)> In(string text)
    {
        var words = Words.In(text).ToList();
        for (var at = 0; at < words.Count; at++)
        {
            foreach (var (keys, term) in byFirstWord[KeyOf(text[words[at]])])
            {
                if (Fits(text, words, at, keys))
                {
                    yield return (words[at].Start..words[at + keys.Length - 1].End, term);
                    at += keys.Length - 1;
                    break;
                }
            }
        }
    }

    private static bool Fits(string text, List<Range> words, int at, string[] keys)
    {
        for (var next = 1; next < keys.Length; next++)
        {
            if (at + next >= words.Count
                || !string.IsNullOrWhiteSpace(text[words[at + next - 1].End..words[at + next].Start])
                || KeyOf(text[words[at + next]]) != keys[next])
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>Words that are alike have the same: forms of one word, and an abbreviation or a short word only with itself. A stem is told from a word by its hyphen.</summary>
    private static string KeyOf(string word) =>
        word.Count(char.IsUpper) > 1 || word.Any(char.IsDigit) ? word
        : word.Length < ShortestInflected ? word.ToLowerInvariant()
        : $"{DanishStem.Of(word.ToLowerInvariant())}-";
}
