namespace AlmenHaefte.Content;

public static class DanishList
{
    /// <summary>"AlmenNet, fsb og KAB"</summary>
    public static string Write(IReadOnlyList<string> words) =>
        words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words.SkipLast(1))} og {words[^1]}";
}
