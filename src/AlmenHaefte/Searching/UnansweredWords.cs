using System.Text;

namespace AlmenHaefte.Searching;

/// <summary>What is kept of a search without an answer: its words and nothing between them.</summary>
/// <param name="Key">See <see cref="UnansweredSearch.Key"/>.</param>
/// <param name="Text">See <see cref="UnansweredSearch.Text"/>.</param>
public sealed record UnansweredWords(string Key, string Text)
{
    /// <summary>A telephone number has eight digits and a personal one ten; no year or paragraph has six.</summary>
    private const int FewestTellingDigits = 6;

    /// <summary>Null when nothing of it may be kept, for it may say who somebody is; or when there is nothing to keep.</summary>
    public static UnansweredWords? Of(SearchQuery query)
    {
        // What only looks like @ or a digit is one.
        var typed = query.Text.Normalize(NormalizationForm.FormKC);
        if (typed.Contains('@', StringComparison.Ordinal) || typed.Count(char.IsDigit) >= FewestTellingDigits)
        {
            return null;
        }
        var text = Cut(string.Join(' ', Words.In(typed).Select(range => typed[range].ToLowerInvariant())));
        var key = string.Join(' ', text.Split(' ').Select(word => Words.Key(word)));
        return key.Length is 0 or > UnansweredSearch.KeyMaxLength ? null : new UnansweredWords(key, text);
    }

    /// <summary>After a whole word, where there is one.</summary>
    private static string Cut(string words)
    {
        if (words.Length <= UnansweredSearch.WordsMaxLength)
        {
            return words;
        }
        var room = words[..UnansweredSearch.WordsMaxLength];
        return room.LastIndexOf(' ') is > 0 and var space ? room[..space] : char.IsHighSurrogate(room[^1]) ? room[..^1] : room;
    }
}
