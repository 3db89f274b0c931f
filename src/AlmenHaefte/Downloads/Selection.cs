using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Downloads;

/// <summary>What of a booklet somebody wants on paper, always in the booklet's own order.</summary>
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

    /// <summary>The one address of this selection; names that are unknown are not in it.</summary>
    public string Address => IsEverything ? Addresses.Print(Booklet.Slug) : Addresses.Print(Booklet.Slug, Known(Booklet).Where(slugs.Contains));

    public static Selection Everything(Booklet booklet) => new(booklet, Known(booklet).ToHashSet(StringComparer.Ordinal), 0);

    /// <param name="values">Each a list with commas, as in an address that somebody pasted, or one name, as a form sends it; none at all is everything.</param>
    /// <param name="currentSlug">The name that a chapter has now, by one that it had before; null for a name that no chapter ever had.</param>
    public static Selection Of(Booklet booklet, IEnumerable<string?> values, Func<string, string?> currentSlug)
    {
        var asked = values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)).ToHashSet(StringComparer.Ordinal);
        if (asked.Count == 0)
        {
            return Everything(booklet);
        }
        var known = Known(booklet).ToHashSet(StringComparer.Ordinal);
        var found = asked.Select(slug => known.Contains(slug) ? slug : currentSlug(slug)).ToList();
        return new Selection(booklet, found.OfType<string>().Where(known.Contains).ToHashSet(StringComparer.Ordinal), found.Count(slug => slug is null || !known.Contains(slug)));
    }

    public IEnumerable<Chapter> In(Part part) => part.Chapters.Where(Chapters.Contains);

    private static IEnumerable<string> Known(Booklet booklet) => booklet.Chapters.Select(chapter => chapter.Slug).Append(Glossary).Append(Sources);
}
