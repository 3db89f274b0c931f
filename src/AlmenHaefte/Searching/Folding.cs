using System.Globalization;
using System.Text;

namespace AlmenHaefte.Searching;

/// <summary>
/// Words as they are compared: lower case, æ as ae, ø as oe, å as aa, other letters without their accents. So »Ålborg« is »aalborg«
/// and »stoej« is »støj«, while »bad« is not »båd«.
/// </summary>
public static class Folding
{
    /// <summary>The most letters that one may become: a Greek one that bears three accents, before they go.</summary>
    public const int MostLetters = 4;

    /// <param name="folded">Room for <see cref="MostLetters"/> times the word.</param>
    /// <returns>How much of the room was used.</returns>
    public static int Fold(ReadOnlySpan<char> word, Span<char> folded)
    {
        var length = 0;
        foreach (var letter in word)
        {
            length += Joined(letter, folded[..length], folded[length..]) ?? Fold(letter, folded[length..]);
        }

        return length;
    }

    /// <summary>The ring or the dots of å, ä and ö when they stand after their letter as a sign of their own, as in what is copied from a PDF. Null for all else.</summary>
    private static int? Joined(char sign, ReadOnlySpan<char> before, Span<char> folded)
    {
        if (before.IsEmpty || (sign, before[^1]) is not (('\u030A', 'a') or ('\u0308', 'a' or 'o')))
        {
            return null;
        }

        folded[0] = sign == '\u030A' ? 'a' : 'e';
        return 1;
    }

    private static int Fold(char letter, Span<char> folded)
    {
        switch (char.ToLowerInvariant(letter))
        {
            case 'æ' or 'ä':
                (folded[0], folded[1]) = ('a', 'e');
                return 2;
            case 'ø' or 'ö':
                (folded[0], folded[1]) = ('o', 'e');
                return 2;
            case 'å':
                (folded[0], folded[1]) = ('a', 'a');
                return 2;
            case < '\u0080' and var plain:
                folded[0] = plain;
                return 1;
            case var other:
                return FoldWithoutAccents(other, folded);
        }
    }

    private static int FoldWithoutAccents(char letter, Span<char> folded)
    {
        if (char.IsSurrogate(letter))
        {
            folded[0] = letter;
            return 1;
        }

        var length = 0;
        foreach (var part in letter.ToString().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(part) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
            {
                folded[length++] = part;
            }
        }

        return length;
    }
}
