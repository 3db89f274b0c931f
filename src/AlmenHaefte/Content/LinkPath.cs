namespace AlmenHaefte.Content;

internal static class LinkPath
{
    /// <summary>The file that a relative path means, or null when it leaves the content folder.</summary>
    public static string? Below(string fromFile, string path)
    {
        var parts = new Stack<string>(fromFile.Split('/').SkipLast(1));
        foreach (var part in Uri.UnescapeDataString(path).Split('/'))
        {
            if (part == ".." && !parts.TryPop(out _))
            {
                return null;
            }
            if (part is not (".." or "." or ""))
            {
                parts.Push(part);
            }
        }
        return string.Join('/', parts.Reverse());
    }
}
