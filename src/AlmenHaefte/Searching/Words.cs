namespace AlmenHaefte.Searching;

/// <summary>
/// Where the words of a text are. A word is letters and digits, with an ampersand before it when it stands right there (»&amp;os«), a full stop
/// between thousands (»1.250«), and soft hyphens and joined accents inside.
/// </summary>
public static class Words
{
    /// <summary>Longer than any that people write.</summary>
    public const int LongWord = 64;

    public static IEnumerable<Range> In(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var start = at;
            if (text[at] == '&' && IsLetter(text, at + 1) && !IsLetter(text, at - 1))
            {
                at++;
            }

            if (!IsLetter(text, at))
            {
                at = start + 1;
                continue;
            }

            while (IsLetter(text, at) || IsInside(text, at))
            {
                at++;
            }

            yield return start..at;
        }
    }

    /// <summary>A word of a text as it is looked up: folded, without what only joins its parts.</summary>
    public static string Key(ReadOnlySpan<char> word)
    {
        Span<char> room = word.Length <= LongWord ? stackalloc char[LongWord * Folding.MostLetters] : new char[word.Length * Folding.MostLetters];
        return Key(word, room).ToString();
    }

    /// <param name="room">For <see cref="Folding.MostLetters"/> times the word.</param>
    public static ReadOnlySpan<char> Key(ReadOnlySpan<char> word, Span<char> room)
    {
        var key = room[..Folding.Fold(word, room)];
        for (var at = key.IndexOfAny('.', '\u00AD'); at >= 0; at = key.IndexOfAny('.', '\u00AD'))
        {
            key[(at + 1)..].CopyTo(key[at..]);
            key = key[..^1];
        }

        return key;
    }

    private static bool IsLetter(string text, int at) => at >= 0 && at < text.Length && char.IsLetterOrDigit(text[at]);

    private static bool IsInside(string text, int at) => at < text.Length && text[at] switch
    {
        '\u00AD' => IsLetter(text, at + 1),
        '.' => IsDigit(text, at - 1) && IsDigit(text, at + 1) && IsDigit(text, at + 2) && IsDigit(text, at + 3) && !IsDigit(text, at + 4),
        var mark => char.GetUnicodeCategory(mark) is System.Globalization.UnicodeCategory.NonSpacingMark,
    };

    private static bool IsDigit(string text, int at) => at >= 0 && at < text.Length && char.IsAsciiDigit(text[at]);
}
