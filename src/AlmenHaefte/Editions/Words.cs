namespace AlmenHaefte.Editions;

internal static class Words
{
    private const char SoftHyphen = '\u00AD';

    /// <summary>On one line, with one ordinary space between words: where a line may be broken is the typesetter's business and no change to the text.</summary>
    public static string Plain(string text) =>
        string.Join(' ', text.Replace(SoftHyphen.ToString(), "", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
