namespace AlmenHaefte.Content;

internal static class RawText
{
    /// <summary>Raw HTML is written out as text, which no author means: better to say so.</summary>
    public static bool LooksLikeHtml(string words)
    {
        for (var at = words.IndexOf('<', StringComparison.Ordinal); at >= 0; at = words.IndexOf('<', at + 1))
        {
            if (IsTag(words.AsSpan(at + 1)))
            {
                return true;
            }
        }
        return false;
    }

    private static bool IsTag(ReadOnlySpan<char> after) =>
        after is [var first, ..] && (char.IsAsciiLetter(first) || first == '/' || after.StartsWith("!--", StringComparison.Ordinal) || after.StartsWith("![CDATA", StringComparison.OrdinalIgnoreCase));
}
