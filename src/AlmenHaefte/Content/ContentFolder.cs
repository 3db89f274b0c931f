using System.Security.Cryptography;
using System.Text;

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

    /// <summary>Changes whenever a file is added, removed, renamed, resized or saved.</summary>
    public string Stamp()
    {
        var text = new StringBuilder();
        foreach (var file in Files())
        {
            text.Append(file.FullName).Append('|').Append(file.LastWriteTimeUtc.Ticks).Append('|').Append(LengthOf(file)).Append('\n');
        }
        return Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    public IReadOnlyList<ContentFile> Read() => [.. Files().Select(Read)];

    /// <summary>The paths of what lies in a folder, without reading it.</summary>
    public IReadOnlyList<string> PathsIn(string path) => [.. Files().Select(PathOf).Where(file => file.StartsWith($"{path}/", StringComparison.Ordinal))];

    /// <summary>Null when there is no such file, or it is nothing that the site publishes.</summary>
    public ContentFile? Find(string path) => Files().FirstOrDefault(file => PathOf(file) == path) is { } file ? Read(file) : null;

    private IEnumerable<FileInfo> Files()
    {
        var everything = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint };
        return !Directory.Exists(Root)
            ? []
            : new DirectoryInfo(Root).EnumerateFiles("*", everything)
                .Where(file => IsPublishable(file.Name))
                .OrderBy(file => file.FullName, StringComparer.Ordinal);
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
            return file.Length > largest
                ? new ContentFile(path, default, $"filen fylder {file.Length / 1024} kB, og grænsen er {largest / 1024} kB")
                : new ContentFile(path, File.ReadAllBytes(file.FullName));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ContentFile(path, default, "filen kan ikke læses");
        }
    }
}
