using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Publishing;

/// <summary>
/// Holds the site that is being served. A changed folder gives a whole new set; a file with faults never replaces its good version:
/// the site goes on with the old text of that file, and <see cref="Faults"/> says so.
/// </summary>
public sealed class Bookshelf(ContentFolder folder)
{
    private readonly Lock gate = new();
    private IReadOnlyList<ContentFile>? seen;
    private volatile Shelved? shelved;

    /// <summary>The set being served. Throws <see cref="NoContentException"/> when there has never been one.</summary>
    public PublishedSite Current => shelved?.Site ?? throw new NoContentException(Faults);

    /// <summary>True until there has been a set to serve.</summary>
    public bool IsEmpty => shelved is null;

    /// <summary>What is wrong with the files as they stand now; empty when all of them are being served.</summary>
    public IReadOnlyList<Fault> Faults { get; private set; } = [];

    /// <summary>Looks at the folder and takes over what has changed. True when there was anything new, good or bad.</summary>
    public bool Refresh()
    {
        lock (gate)
        {
            var files = folder.Read();
            if (seen?.SequenceEqual(files) == true)
            {
                return false;
            }
            Take(files);
            seen = files;
            return true;
        }
    }

    private void Take(IReadOnlyList<ContentFile> files)
    {
        var (site, faults) = SiteLoader.Load(files);
        Faults = faults;
        shelved = faults.Count == 0 ? new Shelved(site!, files) : WithoutFaults(files, faults) ?? shelved;
    }

    /// <summary>
    /// Puts each file with faults back to the text that is being served, or leaves it out when there is none, until nothing is wrong.
    /// Null when that cannot be reached: then everything stays as it is.
    /// </summary>
    private Shelved? WithoutFaults(IReadOnlyList<ContentFile> files, IReadOnlyList<Fault> faults)
    {
        var served = shelved?.Files.ToDictionary(file => file.Path, StringComparer.Ordinal) ?? [];
        var leftOut = new HashSet<string>(StringComparer.Ordinal);
        var restored = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            var newlyFaulty = faults.Select(fault => fault.File).Distinct().Where(file => !leftOut.Contains(file) && !restored.Contains(file)).ToList();
            if (newlyFaulty.Count == 0)
            {
                return null;
            }
            foreach (var file in TextsFirst(newlyFaulty))
            {
                (served.ContainsKey(file) ? restored : leftOut).Add(file);
            }
            files = [.. files.Where(file => !restored.Contains(file.Path)), .. restored.Select(file => served[file])];
            (var site, faults) = SiteLoader.Load([.. files.OrderBy(file => file.Path, StringComparer.Ordinal)], leftOut);
            if (faults.Count == 0)
            {
                return new Shelved(site!, [.. files.Where(file => !leftOut.Contains(file.Path))]);
            }
        }
    }

    /// <summary>A frame is often only at odds with a text that is itself faulty; without that text it may be whole.</summary>
    private static IReadOnlyList<string> TextsFirst(IReadOnlyList<string> files) =>
        files.Where(file => !IsFrame(file)).ToList() is { Count: > 0 } texts ? texts : files;

    private static bool IsFrame(string file) => file == SiteSettings.File || file.EndsWith($"/{BookletReader.ContentsFile}", StringComparison.Ordinal);

    private sealed record Shelved(PublishedSite Site, IReadOnlyList<ContentFile> Files);
}

/// <summary>There is nothing to serve: the content folder is missing, or the site cannot be made from what is in it.</summary>
public sealed class NoContentException(IReadOnlyList<Fault> faults) : Exception($"No content can be served:{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    public IReadOnlyList<Fault> Faults { get; } = faults;
}
