using System.Collections.Frozen;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.News;
using AlmenHaefte.Pages;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Publishing;

/// <summary>Everything the site publishes, as one complete set. Immutable: a changed file gives a new set, and a reader meets the one or the other.</summary>
public sealed record PublishedSite
{
    public required SiteSettings Settings { get; init; }

    public required IReadOnlyList<Booklet> Booklets { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<NewsItem> News { get; init; }

    public required IReadOnlyList<Page> Pages { get; init; }

    /// <summary>Latest start first.</summary>
    public required IReadOnlyList<Webinar> Webinars { get; init; }

    public required FrozenDictionary<string, ContentImage> Images { get; init; }

    /// <summary>Former addresses and where they lead now.</summary>
    public required FrozenDictionary<string, string> Moved { get; init; }

    public required FrozenDictionary<string, Withdrawn> Withdrawn { get; init; }

    public Booklet? Featured => Booklets.FirstOrDefault(booklet => booklet.Slug == Settings.FeaturedBooklet) ?? (Booklets is [var first, ..] ? first : null);

    /// <summary>The texts that somebody is to look at again, the soonest first.</summary>
    public IEnumerable<Review> Reviews =>
        Booklets.SelectMany(booklet => booklet.Chapters).Select(chapter => chapter.Review).Concat(Pages.Select(page => page.Review)).OfType<Review>().OrderBy(review => review.On).ThenBy(review => review.File, StringComparer.Ordinal);

    public Booklet? FindBooklet(string slug) => Booklets.FirstOrDefault(booklet => booklet.Slug == slug);

    /// <summary>The withdrawn page of an address, or of a withdrawn point's number.</summary>
    public Withdrawn? FindWithdrawn(string address) =>
        Withdrawn.TryGetValue(address, out var page) ? page : Withdrawn.Values.FirstOrDefault(page => page.PointAddress == address);

    public NewsItem? FindNews(string slug) => News.FirstOrDefault(item => item.Slug == slug);

    public Page? FindPage(string slug) => Pages.FirstOrDefault(page => page.Slug == slug);

    /// <summary>What is not yet public is not found.</summary>
    public Webinar? FindWebinar(string slug, DateTimeOffset now) => PublicWebinars(now).FirstOrDefault(webinar => webinar.Slug == slug);

    /// <summary>The first moment after <paramref name="now"/> at which any page may change by itself; null when none will.</summary>
    public DateTimeOffset? NextChangeAfter(DateTimeOffset now) => Webinars.Min(webinar => webinar.NextBoundaryAfter(now));

    public IEnumerable<Webinar> PublicWebinars(DateTimeOffset now) => Webinars.Where(webinar => !(now < webinar.PublishAt));
}
