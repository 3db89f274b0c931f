using System.Globalization;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Editions;
using AlmenHaefte.Time;

namespace AlmenHaefte.Web.Editions;

/// <summary>What somebody who has an edition in hand is told.</summary>
public sealed record EditionPage(EditionComparison Comparison)
{
    public Booklet Booklet => Comparison.Booklet;

    public Edition Edition => Comparison.Edition;

    public bool IsLatest => Edition.Number == Booklet.Edition;

    public IReadOnlyList<TextChange> Changes => Comparison.Changes ?? [];

    /// <summary>Newest first.</summary>
    public IEnumerable<Edition> Later => Booklet.Editions.Where(edition => edition.Number > Edition.Number);

    /// <summary>Corrections made after it; newest first.</summary>
    public IReadOnlyList<Correction> Corrections => [.. Later.Append(Edition).SelectMany(Booklet.CorrectionsOf)];

    public bool HasNews => Later.Any() || Corrections.Count > 0;

    /// <summary>The answer to what one came to ask.</summary>
    public string Answer => (Comparison.Changes, IsLatest) switch
    {
        (null, _) => "Udgavens egen tekst er ikke gemt her, så vi kan ikke vise, hvad der er ændret ord for ord.",
        ([], true) => "Jeres udgave gælder stadig. Det er den nyeste, og teksten er den samme i dag.",
        ([], false) => $"Jeres udgave gælder stadig. Den nyeste er {Booklet.EditionName}, men teksten er den samme.",
        (_, true) => $"Det er den nyeste. {WhatHasChanged("rettet")}",
        _ => WhatHasChanged("ændret"),
    };

    private string WhatHasChanged(string verb)
    {
        var altered = Changes.OfType<TextChange.Altered>().ToList();
        // As the points are numbered in the edition that the reader has.
        var points = altered.Select(change => change.FormerNumber ?? change.Number).OfType<int>().Order().Select(number => number.ToString(CultureInfo.InvariantCulture)).ToList();
        var others = altered.Where(change => (change.FormerNumber ?? change.Number) is null).Select(NameOf).ToList();
        var names = string.Join(" samt ", new[] { points.Count > 0 ? $"punkt {DanishList.Write(points)}" : "", DanishList.Write(others) }.Where(part => part.Length > 0));
        var sentences = new[]
        {
            names.Length > 0 ? $"Siden er {names} {verb}." : "",
            Chapters(Changes.OfType<TextChange.Added>().Count(), "er kommet til"),
            Chapters(Changes.OfType<TextChange.Gone>().Count(), "er taget ud"),
        };
        return string.Join(' ', sentences.Where(sentence => sentence.Length > 0));
    }

    private string NameOf(TextChange.Altered change) =>
        change.Address == Booklet.Address ? "titelsiden"
        : change.Address == Addresses.Glossary(Booklet.Slug) ? "ordlisten"
        : change.Address == Addresses.Sources(Booklet.Slug) ? "kilderne"
        : $"»{change.FormerTitle ?? change.Title}«";

    private static string Chapters(int count, string what) => count switch { 0 => "", 1 => $"Et kapitel {what}.", _ => $"{count.ToString(CultureInfo.InvariantCulture)} kapitler {what}." };

    /// <summary>The passages that stand under one heading, together.</summary>
    public static IEnumerable<(PassageChange First, IReadOnlyList<PassageChange> All)> ByHeading(TextChange.Altered change)
    {
        var group = new List<PassageChange>();
        foreach (var passage in change.Passages)
        {
            if (group is [var first, ..] && (first.Id, first.Heading) != (passage.Id, passage.Heading))
            {
                yield return (first, group);
                group = [];
            }
            group.Add(passage);
        }
        if (group.Count > 0)
        {
            yield return (group[0], group);
        }
    }

    public static string DateOf(Edition edition) => DanishTime.Write(edition.Published);
}
