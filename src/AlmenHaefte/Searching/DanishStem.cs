using System.Buffers;

namespace AlmenHaefte.Searching;

/// <summary>
/// What is left of a Danish word without its endings, so that »kommunerne« and »kommunen« meet. Martin Porter's algorithm for Danish
/// (Snowball, snowballstem.org/algorithms/danish), step by step in its own order and with its own names.
/// </summary>
public static class DanishStem
{
    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouyæåø");
    private static readonly SearchValues<char> LettersBeforeS = SearchValues.Create("abcdfghjklmnoprtvyzå");

    /// <summary>Longest first, since the longest that fits is the one that goes.</summary>
    private static readonly string[] MainSuffixes =
    [
        "erendes",
        "erende", "hedens",
        "erede", "endes", "ernes", "erens", "erets", "heden", "heder", "ethed",
        "ered", "ende", "erne", "eren", "erer", "heds", "enes", "eres", "eret",
        "hed", "ene", "ere", "ens", "ers", "ets",
        "en", "er", "es", "et",
        "e", "s",
    ];

    private static readonly string[] OtherSuffixes = ["elig", "løst", "lig", "els", "ig"];

    private static readonly string[] ConsonantPairs = ["gd", "dt", "gt", "kt"];

    /// <param name="word">In lower case and composed letters.</param>
    public static string Of(string word)
    {
        var region = RegionAfterFirstSyllable(word);
        var stem = WithoutMainSuffix(word, region);
        stem = WithoutConsonantPair(stem, region);
        stem = WithoutOtherSuffix(stem, region);
        return Undoubled(stem, region);
    }

    /// <summary>Where endings may begin (R1): after the first consonant that follows a vowel, and after three letters at least.</summary>
    private static int RegionAfterFirstSyllable(string word)
    {
        var vowel = word.AsSpan().IndexOfAny(Vowels);
        var consonant = vowel < 0 ? -1 : word.AsSpan(vowel).IndexOfAnyExcept(Vowels);
        return word.Length < 3 || consonant < 0 ? word.Length : Math.Max(vowel + consonant + 1, 3);
    }

    private static string WithoutMainSuffix(string word, int region)
    {
        var suffix = LongestIn(word, region, MainSuffixes);
        var isEnding = suffix is not null && (suffix != "s" || (word.Length > 1 && LettersBeforeS.Contains(word[^2])));
        return isEnding ? word[..^suffix!.Length] : word;
    }

    private static string WithoutConsonantPair(string word, int region) =>
        LongestIn(word, region, ConsonantPairs) is null ? word : word[..^1];

    private static string WithoutOtherSuffix(string word, int region)
    {
        if (word.EndsWith("igst", StringComparison.Ordinal))
        {
            word = word[..^2];
        }

        return LongestIn(word, region, OtherSuffixes) switch
        {
            null => word,
            "løst" => word[..^1],
            var suffix => WithoutConsonantPair(word[..^suffix.Length], region),
        };
    }

    private static string Undoubled(string word, int region) =>
        word.Length > region && word.Length > 1 && word[^1] == word[^2] && !Vowels.Contains(word[^1]) ? word[..^1] : word;

    private static string? LongestIn(string word, int region, string[] suffixes)
    {
        foreach (var suffix in suffixes)
        {
            if (word.Length - suffix.Length >= region && word.EndsWith(suffix, StringComparison.Ordinal))
            {
                return suffix;
            }
        }

        return null;
    }
}
