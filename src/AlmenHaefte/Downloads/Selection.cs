using System.Globalization;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Downloads;

/// <summary>What of a booklet somebody wants to take away, always in the booklet's own order.</summary>
public sealed record Selection
{
    public const string Glossary = "ordliste";
    public const string Sources = "kilder";

    private readonly IReadOnlySet<string> slugs;

    private Selection(Booklet booklet, IReadOnlySet<string> slugs, int unknown)
    {
        (Booklet, this.slugs, Unknown) = (booklet, slugs, unknown);
        Chapters = [.. booklet.Chapters.Where(chapter => slugs.Contains(chapter.Slug))];
        IsEverything = Known(booklet).All(slugs.Contains);
    }

    public Booklet Booklet { get; }

    public IReadOnlyList<Chapter> Chapters { get; }

    public bool IsEverything { get; }

    public bool HasGlossary => slugs.Contains(Glossary);

    public bool HasSources => slugs.Contains(Sources);

    public bool IsEmpty => slugs.Count == 0;

    /// <summary>How many names were asked for that nothing in the booklet has.</summary>
    public int Unknown { get; }

    /// <summary>What there is of the booklet: »Hele hæftet«, the chapter's title, or how many chapters there are.</summary>
    public string Extent => (IsEverything, Chapters, HasGlossary, HasSources) switch
    {
        (true, _, _, _) => "Hele hæftet",
        (_, [var only], false, false) => only.Title,
        (_, [], true, false) => "Ordlisten",
        (_, [], false, true) => "Kilderne",
        (_, [], _, _) => "Ordlisten og kilderne",
        (_, [_], _, _) => "Et af hæftets kapitler og bilag",
        var (_, chapters, _, _) => $"{chapters.Count.ToString(CultureInfo.InvariantCulture)} af hæftets {Booklet.Chapters.Count().ToString(CultureInfo.InvariantCulture)} kapitler",
    };

    /// <summary>The one address of this selection, for print; names that are unknown are not in it.</summary>
    public string Address => IsEverything ? Addresses.Print(Booklet.Slug) : Addresses.Print(Booklet.Slug, Known(Booklet).Where(slugs.Contains));

    public static Selection Everything(Booklet booklet) => new(booklet, Known(booklet).ToHashSet(StringComparer.Ordinal), 0);

    /// <param name="values">Each a list with commas, as in an address that somebody pasted, or one name, as a form sends it; none at all is everything.</param>
    public static Selection Of(PublishedSite site, Booklet booklet, IEnumerable<string?> values)
    {
        var asked = values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0)
        {
            return Everything(booklet);
        }
        var known = Known(booklet).ToHashSet(StringComparer.Ordinal);
        var found = asked.Select(slug => known.Contains(slug) ? slug : CurrentSlug(site, booklet, slug)).ToList();
        return new Selection(booklet, found.OfType<string>().Where(known.Contains).ToHashSet(StringComparer.Ordinal), found.Count(slug => slug is null || !known.Contains(slug)));
    }

    /// <summary>What a file with the selection is called: »titel-udgave-3-udvalg.pdf«.</summary>
    public string FileName(string extension) => $"{Booklet.Slug}-udgave-{Booklet.Edition.ToString(CultureInfo.InvariantCulture)}{(IsEverything ? "" : "-udvalg")}.{extension}";

    public IEnumerable<Chapter> In(Part part) => part.Chapters.Where(Chapters.Contains);

    /// <summary>The name that a chapter has now, by one that it had before.</summary>
    private static string? CurrentSlug(PublishedSite site, Booklet booklet, string slug) =>
        site.Moved.TryGetValue(Addresses.Chapter(booklet.Slug, slug), out var address) ? booklet.Chapters.FirstOrDefault(chapter => chapter.Address == address)?.Slug : null;

    private static IEnumerable<string> Known(Booklet booklet) => booklet.Chapters.Select(chapter => chapter.Slug).Append(Glossary).Append(Sources);
}
