namespace AlmenHaefte.Content;

/// <summary>
/// One thing wrong in one content file, told to the person who wrote it: in Danish, with the place and the remedy.
/// </summary>
/// <param name="File">Path below the content folder, with forward slashes.</param>
/// <param name="Line">Line in the file, counted from 1.</param>
/// <param name="NewLine">What the whole line should read instead, where that can be known safely; null where a person must decide.</param>
public sealed record Fault(string File, int Line, string What, string Remedy, string? NewLine = null)
{
    public override string ToString() => $"{File}:{Line}: {What} – {Remedy}";
}
