using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Editions;

/// <summary>A booklet's editions and corrections to follow, for those who have handed it out.</summary>
internal static class EditionsFeed
{
    public static byte[] Write(CurrentSite site, Booklet booklet)
    {
        var address = site.AddressOf(Addresses.Editions(booklet.Slug));
        var entries = booklet.Editions.Select(edition => OfEdition(site, booklet, edition))
            .Concat(booklet.Corrections.Select(correction => OfCorrection(address, correction)))
            .OrderByDescending(entry => entry.Updated);
        return new AtomFeed($"{booklet.Title}: udgaver og rettelser", address, site.AddressOf(Addresses.EditionsFeed(booklet.Slug)), booklet.Publisher ?? site.Published.Settings.Publisher, [.. entries]).ToBytes();
    }

    private static AtomEntry OfEdition(CurrentSite site, Booklet booklet, Edition edition)
    {
        var address = site.AddressOf(Addresses.Edition(booklet.Slug, edition.Number));
        return new AtomEntry(address, address, $"{edition.Name} af {booklet.Title}", edition.Published, edition.Note ?? $"{booklet.Title} er udgivet.");
    }

    private static AtomEntry OfCorrection(string editions, Correction correction)
    {
        var address = $"{editions}#{correction.Id}";
        return new AtomEntry(address, address, correction.Chapter is { } chapter ? $"Rettelse: {chapter.Title}" : "Rettelse", correction.Date, correction.Note);
    }
}
