namespace AlmenHaefte.Tests.WholeSite;

/// <summary>Something on a page that leads to an address or brings it in.</summary>
/// <param name="Written">As it stands on the page.</param>
/// <param name="Element">The element it stands on, or what else named it.</param>
public sealed record Link(Uri Target, string Written, string Element, string? Relation)
{
    private static readonly Uri Site = new(SiteFactory.Address);

    public bool IsInside => Target.Scheme == Site.Scheme && Target.Authority == Site.Authority;

    /// <summary>Path and query, as it is asked for.</summary>
    public string Address => Target.PathAndQuery;

    /// <summary>The id that it points at; empty for the whole page.</summary>
    public string Anchor => Uri.UnescapeDataString(Target.Fragment.TrimStart('#'));

    /// <summary>The browser asks for it by itself, without the reader doing anything.</summary>
    public bool IsFetchedAtOnce => Element switch
    {
        "a" or "area" or "meta" or "sitemap" or "feed" or "form" => false,
        "link" => Relation is not ("canonical" or "alternate" or "prev" or "next" or "license" or "author"),
        _ => true,
    };

    public static Link From(string address, string written, string element, string? relation = null) =>
        new(Uri.TryCreate(new Uri(Site, address), written, out var target) ? target : new Uri("invalid:"), written, element, relation);
}
