using System.Globalization;
using AlmenHaefte.Booklets;
using AlmenHaefte.News;
using AlmenHaefte.Publishing;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Shared;

/// <summary>What a page is about, in schema.org's vocabulary. Says nothing that the page does not say.</summary>
public static class StructuredData
{
    public static IReadOnlyDictionary<string, object?> Of(Booklet booklet, CurrentSite site) => Root("Book", new()
    {
        ["name"] = booklet.Title,
        ["alternativeHeadline"] = booklet.Subtitle,
        ["description"] = booklet.Summary,
        ["inLanguage"] = "da",
        ["url"] = site.AddressOf(booklet.Address),
        ["bookEdition"] = booklet.Edition.ToString(CultureInfo.InvariantCulture),
        ["datePublished"] = Iso(booklet.Published),
        ["dateModified"] = Iso(booklet.Updated),
        ["publisher"] = Publisher(site.Published.Settings),
        ["hasPart"] = booklet.Chapters.Select(chapter => new Dictionary<string, object?> { ["@type"] = "Chapter", ["name"] = chapter.Title, ["url"] = site.AddressOf(chapter.Address) }).ToList(),
    });

    public static IReadOnlyDictionary<string, object?> Of(Chapter chapter, Booklet booklet, CurrentSite site) => Root("Chapter", new()
    {
        ["name"] = chapter.Title,
        ["description"] = chapter.Summary,
        ["inLanguage"] = "da",
        ["url"] = site.AddressOf(chapter.Address),
        ["position"] = chapter.Number,
        ["dateModified"] = Iso(chapter.Updated),
        ["publisher"] = Publisher(site.Published.Settings),
        ["isPartOf"] = new Dictionary<string, object?> { ["@type"] = "Book", ["name"] = booklet.Title, ["url"] = site.AddressOf(booklet.Address) },
    });

    public static IReadOnlyDictionary<string, object?> Of(NewsItem item, CurrentSite site) => Root("NewsArticle", new()
    {
        ["headline"] = item.Title,
        ["description"] = item.Summary,
        ["inLanguage"] = "da",
        ["url"] = site.AddressOf(item.Address),
        ["datePublished"] = item.Date.Iso,
        ["dateModified"] = Iso(item.Updated),
        ["publisher"] = Publisher(site.Published.Settings),
    });

    public static IReadOnlyDictionary<string, object?> Of(Webinar webinar, CurrentSite site) => Root("Event", new()
    {
        ["name"] = webinar.Title,
        ["description"] = webinar.Summary,
        ["inLanguage"] = "da",
        ["url"] = site.AddressOf(Content.Addresses.Webinar(webinar.Slug)),
        ["startDate"] = Iso(webinar.StartsAt),
        ["endDate"] = Iso(webinar.EndsAt),
        ["eventAttendanceMode"] = "https://schema.org/OnlineEventAttendanceMode",
        ["eventStatus"] = webinar.CancelledBecause is null ? "https://schema.org/EventScheduled" : "https://schema.org/EventCancelled",
        ["location"] = new Dictionary<string, object?> { ["@type"] = "VirtualLocation", ["url"] = site.AddressOf(Content.Addresses.Webinar(webinar.Slug)) },
        ["organizer"] = webinar.Organisers.Count == 0 ? null : webinar.Organisers.Select(name => new Dictionary<string, object?> { ["@type"] = "Organization", ["name"] = name }).ToList(),
    });

    private static Dictionary<string, object?> Root(string type, Dictionary<string, object?> facts)
    {
        var known = new Dictionary<string, object?> { ["@context"] = "https://schema.org", ["@type"] = type };
        foreach (var (name, value) in facts.Where(fact => fact.Value is not null))
        {
            known[name] = value;
        }
        return known;
    }

    private static Dictionary<string, object?> Publisher(SiteSettings settings) => new() { ["@type"] = "Organization", ["name"] = settings.Publisher, ["url"] = settings.PublisherAddress?.AbsoluteUri };

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset moment) => Time.DanishTime.InDenmark(moment).ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);
}
