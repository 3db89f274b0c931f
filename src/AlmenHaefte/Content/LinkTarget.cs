namespace AlmenHaefte.Content;

/// <summary>Where a link in a text leads.</summary>
internal abstract record LinkTarget
{
    /// <summary>What can be told from the link alone, without knowing which pages there are.</summary>
    public static LinkTarget Of(string fromFile, string target)
    {
        if (target.Length == 0)
        {
            return new Dead("linket fører ingen steder hen", "skriv en fil eller en adresse mellem ( og )");
        }
        if (Uri.TryCreate(target, UriKind.Absolute, out var address) && !target.StartsWith('/'))
        {
            return address.Scheme is "https" or "http" or "mailto"
                ? new Outside(address.AbsoluteUri)
                : new Dead($"linket »{target}« er ikke tilladt", "brug https://, mailto: eller navnet på en fil");
        }
        if (target.StartsWith('/'))
        {
            return new Dead($"linket »{target}« er en adresse på sitet", "skriv filens navn i stedet, fx ../sider/om.md, så linket kan følge med, hvis siden flytter");
        }
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        return LinkPath.Below(fromFile, path) is { } file
            ? new Page(fromFile, target, path.Length == 0 ? fromFile : file, anchor)
            : new Dead($"linket »{target}« fører ud af indholdsmappen", "link kun til filer i den");
    }

    public sealed record Inside(string Address) : LinkTarget;

    public sealed record Outside(string Address) : LinkTarget;

    /// <summary>To a file that exists but is left out because of its faults: the words stand without a link until it is mended.</summary>
    public sealed record LeftOut : LinkTarget;

    public sealed record Dead(string What, string Remedy) : LinkTarget;

    /// <summary>To a page of the site, or to a place in it, if there is such a one: <see cref="SiteMap.Find"/> tells.</summary>
    /// <param name="Target">As it is written.</param>
    public sealed record Page(string FromFile, string Target, string File, string? Anchor) : LinkTarget;
}
