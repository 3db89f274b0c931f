using System.Text.RegularExpressions;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Drafts;

/// <summary>A text gets another address, or none any more. Its readers are told where to go: the address it had answers for ever.</summary>
/// <exception cref="DataUnavailableException">The database could not be written; nothing was.</exception>
public sealed partial class FileMoves(Press press)
{
    /// <summary>The address answers with the reason (410), and with the way to what has come in its place.</summary>
    /// <param name="successor">The path of a file that readers should go to instead; null when there is none.</param>
    public Task<PressResult> WithdrawAsync(TextFile file, string reason, string? successor, Writer writer, DateTimeOffset now, CancellationToken cancellation) =>
        press.PrintAsync(file, files => Withdrawal(files, file, reason, successor), RevisionKind.Withdrawn, reason, writer, now, cancellation);

    /// <summary>The file gets another name, and its former address leads to the new one. Links to it in other texts follow.</summary>
    public Task<PressResult> RenameAsync(TextFile file, TextFile target, Writer writer, DateTimeOffset now, CancellationToken cancellation) =>
        press.PrintAsync(file, files => Renaming(files, file, target), RevisionKind.Renamed, $"Fra {file.Address} til {target.Address}", writer, now, cancellation);

    /// <summary>Whether one text can become part of another: both are chapters of the same booklet, or news, or pages.</summary>
    public static bool CanMerge(TextFile file, TextFile into) => file.Path != into.Path && file.Kind == into.Kind && file.Booklet == into.Booklet && file.Kind is not TextKind.Contents;

    /// <summary>The file goes, and its addresses lead to another. Links to it in other texts follow. Whatever of it shall stay must stand in the other already.</summary>
    public Task<PressResult> MergeAsync(TextFile file, TextFile into, Writer writer, DateTimeOffset now, CancellationToken cancellation) =>
        press.PrintAsync(file, files => Merger(files, file, into), RevisionKind.Merged, $"{file.Address} er blevet en del af {into.Address}", writer, now, cancellation);

    private static ChangeSet? Merger(IReadOnlyList<ContentFile> files, TextFile file, TextFile into)
    {
        if (Companions.TextAt(files, file.Path) is not { } text || FrontMatter.Read(text) is not { } front || Companions.TextAt(files, into.Path) is not { } other || FrontMatter.Read(other) is not { } whole)
        {
            return null;
        }
        string[] addresses = [.. whole.List(FormerAddress.Key), .. front.List(FormerAddress.Key), file.Address];
        var changes = new ChangeSet([FileChange.Of(files, file.Path, null)])
            .With(FileChange.Of(files, into.Path, Following(whole.WithList(FormerAddress.Key, [.. addresses.Distinct(StringComparer.Ordinal)]).Text, into.Path, file, into)));
        return WithFollowers(file.Kind is TextKind.Chapter ? changes.WithoutListing(files, file) : changes, files, file, into);
    }

    private static ChangeSet? Withdrawal(IReadOnlyList<ContentFile> files, TextFile file, string reason, string? successor)
    {
        if (Companions.TextAt(files, file.Path) is not { } text || FrontMatter.Read(text) is not { } front)
        {
            return null;
        }
        var withdrawn = front.With("status", "trukket-tilbage").With("begrundelse", reason).With("afloeser", successor is null ? null : RelativePath(file, successor));
        var changes = new ChangeSet([FileChange.Of(files, file.Path, withdrawn.Text)]);
        return file.Kind is TextKind.Chapter ? changes.WithoutListing(files, file) : changes;
    }

    private static ChangeSet? Renaming(IReadOnlyList<ContentFile> files, TextFile file, TextFile target)
    {
        if (Companions.TextAt(files, file.Path) is not { } text || FrontMatter.Read(text) is not { } front || files.Any(one => one.Path == target.Path))
        {
            return null;
        }
        var moved = front.WithItem(FormerAddress.Key, file.Address);
        var changes = new ChangeSet([FileChange.Of(files, target.Path, Following(moved.Text, target.Path, file, target)), FileChange.Of(files, file.Path, null)]);
        return WithFollowers(changes, files, file, target);
    }

    /// <summary>With the links of all other texts.</summary>
    private static ChangeSet WithFollowers(ChangeSet changes, IReadOnlyList<ContentFile> files, TextFile file, TextFile target)
    {
        foreach (var other in files.Where(other => TextFile.IsTracked(other.Path) && other.Path != file.Path && other.Path != target.Path))
        {
            var theirs = changes.TextOf(other.Path) ?? TextFile.TextOf(other);
            if (theirs is not null && Following(theirs, other.Path, file, target) is var followed && followed != theirs)
            {
                changes = changes.With(FileChange.Of(files, other.Path, followed));
            }
        }
        return changes;
    }

    /// <summary>With the links that lead to the file leading to its new name.</summary>
    private static string Following(string text, string from, TextFile file, TextFile target) => Reference().Replace(text, reference =>
        LinkPath.Below(from, reference.Groups["path"].Value) == file.Path || (from == SiteSettings.File && reference.Groups["path"].Value == file.Path)
            ? $"{reference.Groups["start"].Value}{(from == SiteSettings.File ? target.Path : Path.GetRelativePath(Path.GetDirectoryName(from)!, target.Path).Replace('\\', '/'))}" : reference.Value)
        .Replace($"kapitel: {file.Slug}\n", IsCorrectionsOf(from, file) ? $"kapitel: {target.Slug}\n" : $"kapitel: {file.Slug}\n", StringComparison.Ordinal);

    private static bool IsCorrectionsOf(string path, TextFile file) => file.Kind is TextKind.Chapter && path == $"haefter/{file.Booklet}/{EditionsReader.CorrectionsFile}";

    private static string RelativePath(TextFile file, string target) => Path.GetRelativePath(file.Folder, target).Replace('\\', '/');

    [GeneratedRegex(@"(?<start>\]\(|^[ ]*(?:- )?(?:fil|afloeser):[ ]+['""]?|^\[[^\]\n]+\]:[ ]*)(?<path>[^\s)#'""]+\.md)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
