using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Drafts;

/// <summary>The site as it would look with one text in place, faults or not.</summary>
/// <param name="Site">Null when there would be none.</param>
/// <param name="Faults">Those of the text.</param>
public sealed record Showing(PublishedSite? Site, IReadOnlyList<Fault> Faults)
{
    /// <param name="part">Of a new chapter, the part in which it shall stand.</param>
    public static Showing Of(ContentFolder folder, TextFile file, string text, string? part)
    {
        var files = folder.Read();
        var (site, faults) = SiteLoader.Load(Companions.Of(files, file, text, part).AppliedTo(files));
        return new Showing(site, [.. faults.Where(fault => fault.File == file.Path)]);
    }
}
