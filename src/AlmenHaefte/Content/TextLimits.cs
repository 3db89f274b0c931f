using System.Buffers;

namespace AlmenHaefte.Content;

/// <summary>
/// How much there may be in one text. Markdig's time grows with the square of some marks, and a file of 300 kB of nothing else would
/// hold up the site for minutes; a long chapter has a few hundred.
/// </summary>
internal static class TextLimits
{
    private const int MostLines = 5_000;
    private const int MostMarks = 5_000;

    private static readonly SearchValues<char> Marks = SearchValues.Create("[*_:|^<#`\\");

    /// <summary>What there is too much of, in Danish; null when there is not.</summary>
    public static string? Exceeded(string text) =>
        text.AsSpan().Count('\n') >= MostLines ? "teksten er på mere end 5.000 linjer"
        : text.AsSpan().CountAny(Marks) > MostMarks ? "teksten har mere end 5.000 af de tegn, der styrer opsætningen, som [, * og |"
        : null;
}
