using AlmenHaefte.Content;

namespace AlmenHaefte.Drafts;

/// <summary>A picture in a booklet's folder, and how a text shows it.</summary>
/// <param name="Path">Below the content folder.</param>
public sealed record BookletPicture(string Path)
{
    public const int DescriptionMaxLength = 400;

    /// <summary>What stands in place of a description when a picture tells nothing.</summary>
    public const string Decoration = "pynt";

    private const int LongestName = 60;
    private const int HashLetters = 10;

    public string FileName => Path[(Path.LastIndexOf('/') + 1)..];

    public string Address => Addresses.Image(Path.Split('/')[1], FileName);

    /// <summary>A new one. The name says what it shows and which bytes they are: another picture never gets the same.</summary>
    /// <param name="words">What it shows, or what its sender's file was called.</param>
    internal static BookletPicture Of(TextFile text, string words, ReadOnlySpan<byte> bytes) =>
        new($"{FolderOf(text)}/{Shortened(Slug.From(words))}-{ContentHash.Of(bytes)[..HashLetters]}.webp");

    /// <summary>Null for a text that belongs to no booklet: only booklets have pictures.</summary>
    public static string? FolderOf(TextFile text) => text.Booklet is { } booklet ? $"haefter/{booklet}/billeder" : null;

    /// <summary>As it is written in a text.</summary>
    /// <param name="description">Null for one that tells nothing; empty where it is still to be written, which no check lets through.</param>
    public string MarkdownIn(TextFile text, string? description) =>
        $"![{(description is null ? Decoration : TableOfContents.Escaped(OneLine(description)))}]({System.IO.Path.GetRelativePath(text.Folder, Path).Replace(System.IO.Path.DirectorySeparatorChar, '/')})";

    private static string OneLine(string words) => string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Shortened(string slug)
    {
        var name = slug.Length <= LongestName ? slug : slug[..LongestName].LastIndexOf('-') is var cut and > 0 ? slug[..cut] : slug[..LongestName];
        return name.Length == 0 ? "billede" : name;
    }
}
