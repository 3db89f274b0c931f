using System.Globalization;
using System.Text.RegularExpressions;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Drafts;

/// <summary>What changes in other files because one does: the table of contents gets a new chapter, readers are told of a correction.</summary>
internal static partial class Companions
{
    /// <summary>The draft as the file it shall be, and with a new chapter its line in the table of contents.</summary>
    public static ChangeSet Of(IReadOnlyList<ContentFile> files, TextFile file, string text, string? part)
    {
        var changes = new ChangeSet([FileChange.Of(files, file.Path, text)]);
        return file.Kind is TextKind.Chapter && part is not null && TextAt(files, file.ContentsPath) is { } contents && Listing(contents, file, part, text) is { } listing
            ? changes.With(FileChange.Of(files, file.ContentsPath, listing)) : changes;
    }

    /// <summary>With a note among the booklet's corrections.</summary>
    public static ChangeSet WithCorrection(this ChangeSet changes, IReadOnlyList<ContentFile> files, TextFile file, string note, DateOnly today)
    {
        var path = $"haefter/{file.Booklet}/{EditionsReader.CorrectionsFile}";
        var list = (TextAt(files, path) ?? "rettelser:\n").TrimEnd('\n') + "\n";
        var indent = ItemStart().Matches(list) is [.., var last] ? last.Groups[1].Value : "  ";
        var chapter = file.Kind is TextKind.Chapter ? $"{indent}  kapitel: {file.Slug}\n" : "";
        var item = string.Create(CultureInfo.InvariantCulture, $"{indent}- dato: {today:yyyy-MM-dd}\n{chapter}{indent}  note: {FrontMatter.Scalar(LineBreak().Replace(note, " ").Trim())}\n");
        return changes.With(FileChange.Of(files, path, list + item));
    }

    /// <summary>Without a chapter in the table of contents.</summary>
    public static ChangeSet WithoutListing(this ChangeSet changes, IReadOnlyList<ContentFile> files, TextFile file)
    {
        if (TextAt(files, file.ContentsPath) is not { } contents)
        {
            return changes;
        }
        var kept = contents.Split('\n').Where(line => !Lists(line, file));
        return changes.With(FileChange.Of(files, file.ContentsPath, string.Join('\n', kept)));
    }

    public static string? TextAt(IReadOnlyList<ContentFile> files, string path) => files.FirstOrDefault(file => file.Path == path) is { } file ? TextFile.TextOf(file) : null;

    /// <summary>The part in which a table of contents lists a chapter; null when it does not.</summary>
    public static string? PartOf(string contents, TextFile file)
    {
        var lines = contents.Split('\n');
        var line = Array.FindIndex(lines, one => Lists(one, file));
        return line < 0 ? null : lines.Take(line).LastOrDefault(one => one.StartsWith('#')) is { } heading && PartId().Match(heading) is { Success: true } id ? id.Groups[1].Value : null;
    }

    private static bool Lists(string line, TextFile file) => ListItem().IsMatch(line) && line.Contains(LinkTo(file), StringComparison.Ordinal);

    private static string LinkTo(TextFile file) => $"]({file.Path[(file.ContentsPath.LastIndexOf('/') + 1)..]})";

    /// <summary>Null when it is listed already, or the part is not there.</summary>
    private static string? Listing(string contents, TextFile file, string part, string text)
    {
        var lines = contents.Split('\n').ToList();
        var heading = lines.FindIndex(line => line.StartsWith('#') && line.Contains($"{{#{part}}}", StringComparison.Ordinal));
        if (heading < 0 || contents.Contains(LinkTo(file), StringComparison.Ordinal))
        {
            return null;
        }
        var next = lines.FindIndex(heading + 1, line => line.StartsWith('#'));
        var last = lines.FindLastIndex((next < 0 ? lines.Count : next) - 1, (next < 0 ? lines.Count : next) - heading - 1, line => ListItem().IsMatch(line));
        if (last < 0)
        {
            return null;
        }
        var number = int.Parse(ListItem().Match(lines[last]).Groups[1].ValueSpan, CultureInfo.InvariantCulture) + 1;
        lines.Insert(last + 1, string.Create(CultureInfo.InvariantCulture, $"{number}. [{TableOfContents.Escaped(FrontMatter.Read(text)?["titel"] ?? file.Slug)}{LinkTo(file)}"));
        return string.Join('\n', lines);
    }

    [GeneratedRegex(@"\{#([a-z0-9-]+)\}")]
    private static partial Regex PartId();

    [GeneratedRegex(@"^(\d{1,6})[.)] ")]
    private static partial Regex ListItem();

    [GeneratedRegex(@"^([ ]*)- ", RegexOptions.Multiline)]
    private static partial Regex ItemStart();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreak();
}
