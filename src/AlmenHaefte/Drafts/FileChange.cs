using System.Text;
using AlmenHaefte.Content;

namespace AlmenHaefte.Drafts;

/// <summary>What shall become of a file.</summary>
/// <param name="BeforeHash">Of the file as it is; null when there is none.</param>
/// <param name="After">The whole text; null when the file shall go.</param>
internal sealed record FileChange(string Path, string? BeforeHash, string? After)
{
    public static FileChange Of(IReadOnlyList<ContentFile> files, string path, string? after) =>
        new(path, files.FirstOrDefault(file => file.Path == path)?.Hash, after);
}

/// <summary>The files that change together.</summary>
internal sealed record ChangeSet(IReadOnlyList<FileChange> Changes)
{
    public bool Has(string path) => Changes.Any(change => change.Path == path);

    /// <summary>Null for a file that is not changed, or goes.</summary>
    public string? TextOf(string path) => Changes.FirstOrDefault(change => change.Path == path)?.After;

    /// <summary>With what shall become of one file, in place of what was said of it before.</summary>
    public ChangeSet With(FileChange change) =>
        new([.. Changes.Select(one => one.Path == change.Path ? one with { After = change.After } : one), .. Has(change.Path) ? Array.Empty<FileChange>() : [change]]);

    /// <summary>The folder as it would be.</summary>
    public IReadOnlyList<ContentFile> AppliedTo(IReadOnlyList<ContentFile> files) =>
    [
        .. files.Where(file => !Has(file.Path))
            .Concat(Changes.Where(change => change.After is not null).Select(change => new ContentFile(change.Path, Encoding.UTF8.GetBytes(change.After!))))
            .OrderBy(file => file.Path, StringComparer.Ordinal),
    ];
}

/// <summary>Files that are to be published together: by whom, when and why.</summary>
internal sealed record Publication(Guid Id, RevisionKind Kind, string? Note, Writer Writer, DateTimeOffset At, bool IsLate = false);
