using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Drafts;

/// <summary>
/// What the site would be with some files changed, and what is wrong with it: the very check that <c>check</c> makes, in memory. What can be put right without a person deciding
/// is put right; what was wrong before and elsewhere stops nobody.
/// </summary>
public sealed record Proof
{
    private const int MostRounds = 3;

    private Proof()
    {
    }

    /// <summary>Null only when <c>site.yml</c> cannot be read.</summary>
    public required PublishedSite? Site { get; init; }

    /// <summary>What must be put right first.</summary>
    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>What is put right by itself.</summary>
    public required IReadOnlyList<Fault> Mended { get; init; }

    /// <summary>What is wrong in files that are not touched, and was before.</summary>
    public required IReadOnlyList<Fault> Elsewhere { get; init; }

    internal ChangeSet Changes { get; private init; } = new([]);

    /// <summary>Of a draft as it is.</summary>
    public static Proof Of(ContentFolder folder, TextFile file, Draft draft)
    {
        var files = folder.Read();
        return Of(files, Companions.Of(files, file, draft.Text, draft.Part));
    }

    internal static Proof Of(IReadOnlyList<ContentFile> files, ChangeSet changes)
    {
        var mended = new List<Fault>();
        var (site, faults) = ContentCheck.Check(changes.AppliedTo(files));
        var before = faults.Any(fault => !changes.Has(fault.File)) ? FaultsIn(files) : [];
        for (var round = 0; round < MostRounds && faults.Any(IsOurs) && faults.Where(IsOurs).Any(fault => fault.NewLine is not null); round++)
        {
            foreach (var file in faults.Where(fault => IsOurs(fault) && fault.NewLine is not null).GroupBy(fault => fault.File))
            {
                mended.AddRange(file);
                changes = changes.With(FileChange.Of(files, file.Key, ContentCheck.Mend(TextOf(files, changes, file.Key), file)));
            }
            (site, faults) = ContentCheck.Check(changes.AppliedTo(files));
        }
        return new Proof { Site = site, Changes = changes, Mended = mended, Faults = [.. faults.Where(IsOurs)], Elsewhere = [.. faults.Where(fault => !IsOurs(fault))] };

        bool IsOurs(Fault fault) => changes.Has(fault.File) || !before.Contains((fault.File, fault.What));
    }

    private static HashSet<(string File, string What)> FaultsIn(IReadOnlyList<ContentFile> files) => [.. ContentCheck.Check(files).Faults.Select(fault => (fault.File, fault.What))];

    private static string TextOf(IReadOnlyList<ContentFile> files, ChangeSet changes, string path) =>
        changes.TextOf(path) ?? TextFile.TextOf(files.First(file => file.Path == path)) ?? "";
}
