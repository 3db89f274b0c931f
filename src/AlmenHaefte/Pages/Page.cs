using AlmenHaefte.Content;

namespace AlmenHaefte.Pages;

/// <summary>A page of the site's own, such as the privacy notice.</summary>
public sealed record Page(string Slug, string Title, string Summary, DateOnly Updated, RenderedText Text)
{
    /// <summary>When somebody is to look at it again; null when nobody has said.</summary>
    public Review? Review { get; init; }

    public string Address => Addresses.Page(Slug);
}
