using AngleSharp.Dom;

namespace AlmenHaefte.Tests.WholeSite;

[Collection<SharedCrawl>]
public sealed class MarkupTests(CrawledSite site)
{
    [Fact]
    public void Every_page_is_in_Danish_and_has_one_heading_of_the_first_level_and_one_main_part() =>
        Faults.None(site.Pages.SelectMany(page => new[]
        {
            page.Document.DocumentElement.GetAttribute("lang") == "da" ? null : $"{page} does not say that it is in Danish",
            page.Document.QuerySelectorAll("h1").Length == 1 ? null : $"{page} has {page.Document.QuerySelectorAll("h1").Length} h1",
            page.Document.QuerySelectorAll("main").Length == 1 ? null : $"{page} has {page.Document.QuerySelectorAll("main").Length} main",
        }).OfType<string>());

    [Fact]
    public void No_heading_skips_a_level() =>
        Faults.None(from page in site.Pages
                    from pair in page.Document.QuerySelectorAll("main :is(h1, h2, h3, h4, h5, h6)").Select(heading => (Level: heading.LocalName[1] - '0', Words: heading.TextContent.Trim())).Pairwise()
                    where pair.Second.Level > pair.First.Level + 1
                    select $"{page} goes from level {pair.First.Level} to {pair.Second.Level} at »{pair.Second.Words}«");

    [Fact]
    public void No_id_occurs_twice_on_a_page() =>
        Faults.None(from page in site.Pages
                    from repeated in page.Document.QuerySelectorAll("[id]").GroupBy(element => element.Id)
                    where repeated.Count() > 1
                    select $"{page} has {repeated.Count()} elements with the id »{repeated.Key}«");

    [Fact]
    public void What_names_another_element_names_one_that_is_there() =>
        Faults.None(from page in site.Pages
                    from element in page.Document.All
                    from attribute in element.Attributes
                    where attribute.Name is "aria-labelledby" or "aria-describedby" or "aria-controls" or "for"
                    from id in attribute.Value.Split(' ')
                    where page.Document.GetElementById(id) is null
                    select $"{page} has {attribute.Name}=\"{attribute.Value}\", and nothing has the id »{id}«");

    [Fact]
    public void A_page_is_one_document_with_one_stylesheet_and_only_scripts_of_the_sites_own() =>
        Faults.None(site.Pages.SelectMany(page => page.Document.QuerySelectorAll("script:not([type='application/ld+json'], [type=module][src^='/js/']:empty), style, [style], iframe, object, embed, base, meta[http-equiv]").Concat(page.Document.QuerySelectorAll("link[rel=stylesheet]").Skip(1))
            .Where(element => !(page.Document.QuerySelector("main:is(.worksheet, .meeting)") is not null && element.Matches("link[href^='/css/worksheet.']")))
            .Select(element => $"{page} has {Start(element)}")
            .Concat(page.Document.All.SelectMany(element => element.Attributes).Where(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)).Select(attribute => $"{page} has {attribute.Name}=\"{attribute.Value}\""))
            .Concat(page.Document.QuerySelectorAll("link[rel=stylesheet]").Length == 0 ? [$"{page} has no stylesheet"] : [])));

    [Fact]
    public void Every_picture_has_an_alternative_text_and_a_size() =>
        Faults.None(from page in site.Pages
                    from picture in page.Document.QuerySelectorAll("img")
                    where !picture.HasAttribute("alt") || !picture.HasAttribute("width") || !picture.HasAttribute("height")
                    select $"{page} has {Start(picture)}");

    private static string Start(IElement element) => element.OuterHtml[..Math.Min(element.OuterHtml.Length, 100)];
}

internal static class Sequences
{
    public static IEnumerable<(T First, T Second)> Pairwise<T>(this IEnumerable<T> items) => items.Zip(items.Skip(1));
}
