namespace AlmenHaefte.Content;

/// <summary>Which address each content file has, and which places in it can be linked to.</summary>
/// <param name="passedOver">Files that exist but shall not be read.</param>
internal sealed class SiteMap(IReadOnlySet<string> passedOver)
{
    private readonly HashSet<string> leftOut = new(passedOver, StringComparer.Ordinal);
    private readonly Dictionary<string, (string Address, IReadOnlySet<string> Anchors)> pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ContentImage> images = new(StringComparer.Ordinal);

    public IEnumerable<ContentImage> Images => images.Values;

    public void Add(string file, string address, IReadOnlySet<string> anchors) => pages[file] = (address, anchors);

    public void Add(string file, ContentImage image) => images[file] = image;

    /// <summary>A file that could not be read has had its fault: what refers to it shall not have one too.</summary>
    public void LeaveOut(string file) => leftOut.Add(file);

    public bool HasAddress(string address) => Addresses.Reserved.Contains(address) || pages.Values.Any(page => page.Address == address);

    public bool IsLeftOut(string file) => leftOut.Contains(file);

    /// <summary>Whether a text, list or picture that others may refer to is left out.</summary>
    public bool AnyLeftOut(string folder) => leftOut.Any(file => file.StartsWith(folder + "/", StringComparison.Ordinal) && !EditionPath.Is(file));

    public bool IsImageLeftOut(string fromFile, string target) => LinkPath.Below(fromFile, target) is { } file && leftOut.Contains(file);

    public ContentImage? FindImage(string fromFile, string target) => LinkPath.Below(fromFile, target) is { } file && images.TryGetValue(file, out var image) ? image : null;

    public LinkTarget Resolve(string fromFile, string target)
    {
        if (target.Length == 0)
        {
            return new LinkTarget.Dead("linket fører ingen steder hen", "skriv en fil eller en adresse mellem ( og )");
        }
        if (Uri.TryCreate(target, UriKind.Absolute, out var address) && !target.StartsWith('/'))
        {
            return address.Scheme is "https" or "http" or "mailto"
                ? new LinkTarget.Outside(address.AbsoluteUri)
                : new LinkTarget.Dead($"linket »{target}« er ikke tilladt", "brug https://, mailto: eller navnet på en fil");
        }
        if (target.StartsWith('/'))
        {
            return new LinkTarget.Dead($"linket »{target}« er en adresse på sitet", "skriv filens navn i stedet, fx ../sider/om.md, så linket kan følge med, hvis siden flytter");
        }
        var (path, anchor) = target.Split('#', 2) is [var before, var after] ? (before, after) : (target, null);
        return LinkPath.Below(fromFile, path) is { } file
            ? Resolve(fromFile, target, path.Length == 0 ? fromFile : file, anchor)
            : new LinkTarget.Dead($"linket »{target}« fører ud af indholdsmappen", "link kun til filer i den");
    }

    private LinkTarget Resolve(string fromFile, string target, string file, string? anchor)
    {
        if (!pages.TryGetValue(file, out var page))
        {
            return leftOut.Contains(file)
                ? new LinkTarget.LeftOut()
                : new LinkTarget.Dead($"linket »{target}« fører til en fil, der ikke findes", "ret filnavnet");
        }
        if (anchor is null)
        {
            return new LinkTarget.Inside(page.Address);
        }
        return page.Anchors.Contains(anchor)
            ? new LinkTarget.Inside(file == fromFile ? $"#{anchor}" : $"{page.Address}#{anchor}")
            : new LinkTarget.Dead($"stedet »#{anchor}« findes ikke i {file}", "ret betegnelsen efter #");
    }
}
