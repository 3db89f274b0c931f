using System.Buffers;
using System.Globalization;
using System.Text;

namespace AlmenHaefte.Webinars;

/// <summary>Cleans what people type or paste, without changing anything they can see.</summary>
internal static class TypedText
{
    /// <summary>
    /// Four Hangul fillers that count as letters and show nothing, and U+FFFE, which is no character
    /// and makes <see cref="string.Normalize()"/> throw.
    /// </summary>
    private static readonly SearchValues<char> InvisibleThoughNotFormat = SearchValues.Create("\u115F\u1160\u3164\uFFA0\uFFFE");

    /// <summary>Composed (NFC), without invisible characters such as soft hyphens, zero-width spaces and text direction marks.</summary>
    internal static string WithoutInvisible(string typed)
    {
        var visible = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes().Where(IsVisible))
        {
            visible.Append(rune.ToString());
        }

        return visible.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>As <see cref="WithoutInvisible"/>, trimmed, with every run of spaces and tabs as one space. Line breaks inside are kept.</summary>
    internal static string OnOneLine(string typed)
    {
        var line = new StringBuilder(typed.Length);
        foreach (var character in WithoutInvisible(typed).Trim())
        {
            if (character != '\t' && char.GetUnicodeCategory(character) != UnicodeCategory.SpaceSeparator)
            {
                line.Append(character);
            }
            else if (line[^1] != ' ')
            {
                line.Append(' ');
            }
        }

        return line.ToString();
    }

    private static bool IsVisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format
        && !(rune.IsBmp && InvisibleThoughNotFormat.Contains((char)rune.Value));
}
