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

    /// <summary>Never a <see cref="LinkTarget.Page"/>.</summary>
    public LinkTarget Resolve(string fromFile, string target) => Find(LinkTarget.Of(fromFile, target));

    /// <inheritdoc cref="Resolve"/>
    public LinkTarget Find(LinkTarget link)
    {
        if (link is not LinkTarget.Page(var fromFile, var target, var file, var anchor))
        {
            return link;
        }
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
