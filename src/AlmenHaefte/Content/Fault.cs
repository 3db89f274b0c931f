namespace AlmenHaefte.Content;

/// <summary>
/// One thing wrong in one content file, told to the person who wrote it: in Danish, with the place and the remedy.
/// </summary>
/// <param name="File">Path below the content folder, with forward slashes.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="NewLine">What the whole line should read instead, where that can be known safely; null where a person must decide.</param>
public sealed record Fault(string File, int Line, string What, string Remedy, string? NewLine = null)
{
    private const int LongestPart = 300;

    /// <summary>One line, whatever the file has in it.</summary>
    public override string ToString() => $"{OneLine(File)}:{Line}: {OneLine(What)} – {OneLine(Remedy)}";

    private static string OneLine(string text) =>
        string.Concat((text.Length > LongestPart ? text[..LongestPart] + "…" : text).Select(letter => char.IsControl(letter) ? ' ' : letter));
}
