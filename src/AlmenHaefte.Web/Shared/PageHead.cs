using AlmenHaefte.Publishing;

namespace AlmenHaefte.Web.Shared;

/// <summary>What a page says of itself to browsers, search engines and whoever is sent a link to it.</summary>
/// <param name="Path">The page's one address; null for a page that has none, such as an error.</param>
public sealed record PageHead(string Title, string Description, string? Path)
{
    /// <summary>The kind of thing in the vocabulary of Open Graph.</summary>
    public string Type { get; init; } = "website";

    /// <summary>The page's facts in schema.org's vocabulary; see <see cref="StructuredData"/>.</summary>
    public IReadOnlyDictionary<string, object?>? Facts { get; init; }

    /// <summary>The same text as Markdown.</summary>
    public string? MarkdownPath { get; init; }

    /// <summary>A calendar to subscribe to.</summary>
    public string? CalendarPath { get; init; }

    /// <summary>A feed of what happens to this page, besides the news.</summary>
    public string? FeedPath { get; init; }

    /// <summary>The files in <c>js</c> that make the page easier where there is script; it works without.</summary>
    public IReadOnlyList<string> Modules { get; init; } = [];

    public bool IsHiddenFromSearch { get; init; }

    /// <summary>The pages above this one, from the top; the front page is understood.</summary>
    public IReadOnlyList<MenuItem> Trail { get; init; } = [];

    /// <summary>The menu item that this page belongs under.</summary>
    public string? MenuPath { get; init; }
}
