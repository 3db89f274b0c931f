using AlmenHaefte.Content;

namespace AlmenHaefte.Pages;

/// <summary>A page of the site's own, such as the privacy notice.</summary>
public sealed record Page(string Slug, string Title, string Summary, DateOnly Updated, RenderedText Text)
{
    public string Address => Addresses.Page(Slug);
}
