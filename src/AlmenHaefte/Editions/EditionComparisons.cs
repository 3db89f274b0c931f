using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using AlmenHaefte.Booklets;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Editions;

/// <summary>What has changed since each edition: worked out the first time somebody asks and kept for as long as that set of content is served.</summary>
public sealed class EditionComparisons
{
    private readonly ConditionalWeakTable<PublishedSite, ConcurrentDictionary<(string Booklet, int Number), Lazy<EditionComparison>>> made = [];

    public EditionComparison Of(PublishedSite site, Booklet booklet, Edition edition) =>
        made.GetOrCreateValue(site).GetOrAdd((booklet.Slug, edition.Number), _ => new Lazy<EditionComparison>(() => EditionComparison.Of(site, booklet, edition))).Value;
}
