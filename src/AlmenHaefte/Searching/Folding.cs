using System.Globalization;
using System.Text;

namespace AlmenHaefte.Searching;

/// <summary>
/// Words as they are compared: lower case, æ as ae, ø as oe, å as aa, other letters without their accents. So »Ålborg« is »aalborg«
/// and »stoej« is »støj«, while »bad« is not »båd«.
/// </summary>
public static class Folding
{
    public static string Fold(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length + 4);
        foreach (var letter in word)
        {
            Append(folded, letter);
        }

        return folded.ToString();
    }

    private static void Append(StringBuilder folded, char letter)
    {
        switch (char.ToLowerInvariant(letter))
        {
            case 'æ' or 'ä':
                folded.Append("ae");
                break;
            case 'ø' or 'ö':
                folded.Append("oe");
                break;
            case 'å':
                folded.Append("aa");
                break;
            case < '\u0080' and var plain:
                folded.Append(plain);
                break;
            case var other:
                AppendWithoutAccents(folded, other);
                break;
        }
    }

    private static void AppendWithoutAccents(StringBuilder folded, char letter)
    {
        if (char.IsSurrogate(letter))
        {
            folded.Append(letter);
            return;
        }

        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded.Append(part);
            }
        }
    }
}
