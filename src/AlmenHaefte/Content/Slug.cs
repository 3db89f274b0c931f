using System.Globalization;
using System.Text;

namespace AlmenHaefte.Content;

/// <summary>Addresses and ids in the letters that survive everywhere: a–z, 0–9 and single hyphens; æ→ae, ø→oe, å→aa.</summary>
public static class Slug
{
    public static string From(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var letter in Normalizable(text).ToLowerInvariant().Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            slug.Append(letter.Value switch
            {
                'æ' => "ae",
                'ø' => "oe",
                'å' => "aa",
                >= 'a' and <= 'z' or >= '0' and <= '9' => letter.ToString(),
                _ => WithoutAccent(letter),
            });
        }
        return string.Join('-', slug.ToString().Split('-', StringSplitOptions.RemoveEmptyEntries));
    }

    public static bool IsSlug(string text) => text.Length > 0 && text == From(text);

    /// <summary>Normalising throws on half of a surrogate pair and on U+FFFE; an escape in YAML can make both.</summary>
    private static string Normalizable(string text) => string.Concat(text.EnumerateRunes().Where(letter => letter.Value != 0xFFFE));

    private static string WithoutAccent(Rune letter)
    {
        var plain = letter.ToString().Normalize(NormalizationForm.FormD).ToLowerInvariant()[0];
        return plain is >= 'a' and <= 'z' ? plain.ToString()
            : Rune.GetUnicodeCategory(letter) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format ? ""
            : "-";
    }
}
