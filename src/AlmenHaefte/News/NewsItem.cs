using AlmenHaefte.Content;

namespace AlmenHaefte.News;

/// <param name="Date">When it was news; some announcements are known only to the month.</param>
/// <param name="Updated">When our text was last changed.</param>
public sealed record NewsItem(string Slug, string Title, string Summary, PartialDate Date, DateOnly Updated, string? Author, RenderedText Text, string Source)
{
    public string Address => Addresses.NewsItem(Slug);
}
