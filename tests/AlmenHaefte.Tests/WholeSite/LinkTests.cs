using System.Net;
using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.WholeSite;

[Collection<SharedCrawl>]
public sealed class LinkTests(CrawledSite site)
{
    [Fact]
    public void Every_address_that_the_site_names_is_there() =>
        Faults.None(from crawl in site.Crawls
                    from named in crawl.Links
                    where named.Link.IsInside
                    let answer = crawl.At(named.Link.Address)!
                    where answer.Status != HttpStatusCode.OK
                    group named.From by answer into lost
                    select $"{lost.Key} answers {(int)lost.Key.Status} and is named by {string.Join(", ", lost.Distinct().Take(3))}{(lost.Distinct().Count() > 3 ? " and others" : "")}");

    [Fact]
    public void Every_anchor_that_the_site_names_stands_on_its_page() =>
        Faults.None(from crawl in site.Crawls
                    from named in crawl.Links
                    where named.Link is { IsInside: true, Anchor.Length: > 0 }
                    let answer = crawl.At(named.Link.Address)!
                    where answer.IsPage && answer.Document.GetElementById(named.Link.Anchor) is null
                    select $"{named.From} names {named.Link.Written}, and nothing there has that id");

    [Fact]
    public void No_link_is_empty_or_written_as_something_else_than_an_address() =>
        Faults.None(from crawl in site.Crawls
                    from named in crawl.Links
                    where string.IsNullOrWhiteSpace(named.Link.Written) || named.Link.Target.Scheme is not ("https" or "http" or "mailto" or "tel")
                    select $"{named.From} has <{named.Link.Element}> leading to »{named.Link.Written}«");

    [Fact]
    public void Every_link_says_in_words_where_it_leads() =>
        Faults.None(from page in site.Pages
                    from link in page.Document.QuerySelectorAll("a[href]")
                    where string.IsNullOrWhiteSpace(link.TextContent) && string.IsNullOrWhiteSpace(link.GetAttribute("aria-label"))
                    select $"{page} has a link to {link.GetAttribute("href")} without words");

    [Fact]
    public void Nothing_is_fetched_from_anywhere_else() =>
        Faults.None(from crawl in site.Crawls
                    from named in crawl.Links
                    where named.Link is { IsFetchedAtOnce: true, IsInside: false }
                    select $"{named.From} fetches {named.Link.Written}");

    [Fact]
    public void A_texts_Markdown_is_the_very_file_that_its_author_wrote()
    {
        var files = new ContentFolder(ContentFolder.Find("content", AppContext.BaseDirectory)!).Read().Where(file => file.Extension == ".md").ToLookup(file => file.NameWithoutExtension + file.Extension, file => file.Bytes);
        var alternates = site.Crawls.SelectMany(crawl => crawl.Links.Where(named => named.Link is { Relation: "alternate", IsInside: true } && named.Link.Address.EndsWith(".md", StringComparison.Ordinal))
            .Select(named => (named.From, Source: crawl.At(named.Link.Address)!))).ToList();

        Assert.NotEmpty(alternates);
        Faults.None(from alternate in alternates
                    let source = alternate.Source
                    where source.MediaType != "text/markdown" || !files[source.Address.Split('/')[^1]].Any(bytes => bytes.Span.SequenceEqual(source.Body.Span))
                    select $"{source} is {source.MediaType} and not the file that {alternate.From} was made from");
    }

    [Fact]
    public void Every_chapter_and_every_news_item_offers_its_Markdown() =>
        Faults.None(from page in site.Pages
                    where page.Document.QuerySelector("meta[property='og:type']")?.GetAttribute("content") == "article"
                    where page.Document.QuerySelector("link[rel=alternate][type='text/markdown']")?.GetAttribute("href") != $"{page.Address}.md"
                    select $"{page} does not offer {page}.md");
}
