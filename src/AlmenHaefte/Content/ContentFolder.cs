using System.Collections.Concurrent;

namespace AlmenHaefte.Content;

/// <summary>
/// The content folder on disk. Takes only regular files with the names and kinds that the site publishes;
/// editors' backups, hidden files and links out of the folder are not content.
/// </summary>
public sealed class ContentFolder(string root)
{
    public const int LargestTextBytes = 300 * 1024;
    public const int LargestImageBytes = 5 * 1024 * 1024;

    /// <summary>All the texts of a booklet.</summary>
    public const int LargestEditionBytes = 5 * 1024 * 1024;

    public static readonly IReadOnlySet<string> ImageExtensions = new HashSet<string>(StringComparer.Ordinal) { ".png", ".jpg", ".jpeg", ".webp", ".svg" };

    /// <summary>The file system may give two saves that follow each other the same time.</summary>
    private static readonly TimeSpan ShortestBetweenSaves = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<string, KnownFile> known = new(StringComparer.Ordinal);

    public string Root { get; } = Path.GetFullPath(root);

    /// <summary>
    /// Where a relative folder stands: looked for from each starting point upwards, so that the commands work from the
    /// project's root, from a project folder and from a published site alike. Null when it is nowhere.
    /// </summary>
    public static string? Find(string folder, params string[] startingPoints)
    {
        foreach (var start in startingPoints)
        {
            for (var directory = new DirectoryInfo(start); directory is not null; directory = directory.Parent)
            {
                var candidate = Path.Combine(directory.FullName, folder);
                if (Directory.Exists(candidate))
                {
                    return candidate;
                }
            }
        }
        return null;
    }

    /// <summary>All of it as it is now. A file that is as it was when it was last read is the same object as then: two readings are equal when nothing has changed between them.</summary>
    public IReadOnlyList<ContentFile> Read()
    {
        List<FileInfo> there = [.. Files()];
        List<ContentFile> files = [.. there.Select(ReadOnce)];
        if (known.Count > there.Count)
        {
            foreach (var gone in known.Keys.Except(there.Select(file => file.FullName)))
            {
                known.TryRemove(gone, out _);
            }
        }
        return files;
    }

    /// <summary>The paths of what lies in a folder, without reading it.</summary>
    public IReadOnlyList<string> PathsIn(string path) => [.. Files().Select(PathOf).Where(file => file.StartsWith($"{path}/", StringComparison.Ordinal))];

    /// <summary>Null when there is no such file, or it is nothing that the site publishes.</summary>
    public ContentFile? Find(string path) => Files().FirstOrDefault(file => PathOf(file) == path) is { } file ? ReadOnce(file) : null;

    private IEnumerable<FileInfo> Files()
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        return !Directory.Exists(Root)
            ? []
            : new DirectoryInfo(Root).EnumerateFiles("*", everything)
                .Where(file => IsPublishable(file.Name))
                .OrderBy(file => file.FullName, StringComparer.Ordinal);
    }

    private ContentFile ReadOnce(FileInfo file)
    {
        var saved = file.LastWriteTimeUtc;
        var before = known.GetValueOrDefault(file.FullName);
        if (before is { IsSettled: true } && before.Saved == saved && before.File.Bytes.Length == LengthOf(file))
        {
            return before.File;
        }
        var read = Read(file);
        if (before is not null && before.File.Problem == read.Problem && before.File.Bytes.Span.SequenceEqual(read.Bytes.Span))
        {
            read = before.File;
        }
        known[file.FullName] = new KnownFile(read, saved, IsSettled: read.Problem is null && TimeProvider.System.GetUtcNow().UtcDateTime - saved > ShortestBetweenSaves);
        return read;
    }

    /// <summary>Null when the file went away after it was listed; editors write a new one and rename it.</summary>
    private static long? LengthOf(FileInfo file)
    {
        try
        {
            return file.Length;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static bool IsPublishable(string name) =>
        !name.StartsWith('.') && !name.StartsWith('#') && !name.EndsWith('~')
        && (Path.GetExtension(name) is ".md" or ".yml" || ImageExtensions.Contains(Path.GetExtension(name)));

    private string PathOf(FileInfo file) => Path.GetRelativePath(Root, file.FullName).Replace(Path.DirectorySeparatorChar, '/');

    private ContentFile Read(FileInfo file)
    {
        var path = PathOf(file);
        var largest = ImageExtensions.Contains(file.Extension) ? LargestImageBytes : EditionPath.Is(path) ? LargestEditionBytes : LargestTextBytes;
        try
        {
            return file.Length > largest ? new ContentFile(path, default, $"filen fylder {file.Length / 1024} kB, og grænsen er {largest / 1024} kB")
                // A pipe has no length either, and whoever reads it waits until somebody writes into it.
                : file.Length == 0 ? new ContentFile(path, default)
                : new ContentFile(path, File.ReadAllBytes(file.FullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ContentFile(path, default, "filen kan ikke læses");
        }
    }

    /// <param name="Saved">UTC.</param>
    /// <param name="IsSettled">Whether a later save would have another time.</param>
    private sealed record KnownFile(ContentFile File, DateTime Saved, bool IsSettled);
}
