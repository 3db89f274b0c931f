using System.Text.RegularExpressions;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Drafts;

public enum TextKind
{
    Chapter,

    /// <summary>The title page and order of a booklet, <c>indhold.md</c>.</summary>
    Contents,
    News,
    Page,
}

/// <summary>A file that is written in the newsroom, by its path below the content folder. No other path can be made into one.</summary>
public sealed partial record TextFile
{
    public const int PathMaxLength = 300;

    private TextFile(string path, TextKind kind) => (Path, Kind) = (path, kind);

    public string Path { get; }

    public TextKind Kind { get; }

    public string Folder => Path[..Path.LastIndexOf('/')];

    public string Slug => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The booklet's folder name; null for what belongs to none.</summary>
    public string? Booklet => Kind is TextKind.Chapter or TextKind.Contents ? Path.Split('/')[1] : null;

    /// <summary>Where readers find it.</summary>
    public string Address => Kind switch
    {
        TextKind.Chapter => Addresses.Chapter(Booklet!, Slug),
        TextKind.Contents => Addresses.Booklet(Booklet!),
        TextKind.News => Addresses.NewsItem(Slug),
        _ => Addresses.Page(Slug),
    };

    public string ContentsPath => $"haefter/{Booklet}/{BookletReader.ContentsFile}";

    /// <summary>Null when the newsroom does not write such a file.</summary>
    public static TextFile? At(string? path) =>
        path is null || path.Length > PathMaxLength ? null
        : Article().IsMatch(path) ? new TextFile(path, path.StartsWith("nyheder", StringComparison.Ordinal) ? TextKind.News : TextKind.Page)
        : OfBooklet().IsMatch(path) ? new TextFile(path, path.EndsWith($"/{BookletReader.ContentsFile}", StringComparison.Ordinal) ? TextKind.Contents : TextKind.Chapter)
        : null;

    /// <summary>The same file under another name.</summary>
    public TextFile? Named(string slug) => At($"{Folder}/{slug}.md");

    /// <summary>Whether the newsroom keeps account of what happens to a file: all texts and lists, but not what editions keep of themselves.</summary>
    internal static bool IsTracked(string path) => !EditionPath.Is(path) && path.Length <= PathMaxLength && System.IO.Path.GetExtension(path) is ".md" or ".yml";

    /// <summary>The text of a file as it is edited: without a byte order mark and with <c>\n</c> at the end of lines. Null when it is not text.</summary>
    public static string? TextOf(ContentFile file) => ContentText.Decode(file, []);

    [GeneratedRegex(@"\A(?:nyheder|sider)/[a-z0-9]+(?:-[a-z0-9]+)*\.md\z")]
    private static partial Regex Article();

    [GeneratedRegex(@"\Ahaefter/[a-z0-9]+(?:-[a-z0-9]+)*(?:/[a-z0-9]+(?:-[a-z0-9]+)*){0,3}/[a-z0-9]+(?:-[a-z0-9]+)*\.md\z")]
    private static partial Regex OfBooklet();
}
