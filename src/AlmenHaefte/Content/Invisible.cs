using System.Buffers;

namespace AlmenHaefte.Content;

/// <summary>
/// Characters that nobody sees and nobody means: controls, those that turn the text around them, and those that XML, and with it the feed, cannot hold.
/// </summary>
internal static class Invisible
{
    /// <summary>What every text is asked for in one go: all of them, and halves of characters.</summary>
    private static readonly SearchValues<char> Signs = SearchValues.Create([.. Enumerable.Range(0, char.MaxValue + 1).Where(code => Is(code) || char.IsSurrogate((char)code)).Select(code => (char)code)]);

    /// <summary>The first of them, or null when there is none.</summary>
    public static (int Index, string Name)? FindIn(string text)
    {
        if (!text.AsSpan().ContainsAny(Signs))
        {
            return null;
        }
        var index = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (Is(rune.Value))
            {
                return (index, $"U+{rune.Value:X4}");
            }
            index += rune.Utf16SequenceLength;
        }
        return null;
    }

    private static bool Is(int codePoint) => codePoint is
        (< 0x20 and not ('\n' or '\t')) or (>= 0x7F and <= 0x9F)
        or (>= 0x2028 and <= 0x202E) or (>= 0x2066 and <= 0x2069)
        or 0xFEFF or 0xFFFD or 0xFFFE or 0xFFFF;
}
