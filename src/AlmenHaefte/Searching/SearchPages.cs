using System.Globalization;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Searching;

/// <summary>What of a site can be found by searching, and which words in it stand for the same.</summary>
public static class SearchPages
{
    private const double Chapter = 1;
    private const double Questions = 0.7;
    private const double Other = 0.6;
    private const double Reference = 0.5;

    /// <summary>What others have written is named like much of what the texts themselves say.</summary>
    private const double Sources = 0.3;

    /// <param name="former">An index made before, of whose pages those that are the same are taken over.</param>
    public static SearchIndex IndexOf(PublishedSite site, SearchIndex? former = null) => new(Of(site), Alike(site), former);

    /// <summary>The names that the glossaries give the same thing.</summary>
    public static IEnumerable<IReadOnlyList<string>> Alike(PublishedSite site) => site.Booklets.SelectMany(booklet => booklet.Glossary.Terms).Select(term => term.Names.ToList());

    private static IEnumerable<SearchPage> Of(PublishedSite site) =>
    [
        .. site.Booklets.SelectMany(OfBooklet),
        .. site.News.Select(item => new SearchPage(item.Address, item.Title, "Nyhed", item.Summary, Other, () => Passage.Of(item.Text.Html))),
        .. site.Webinars.Select(webinar => new SearchPage(Addresses.Webinar(webinar.Slug), webinar.Title, "Webinar", webinar.Summary, Other, () => Passage.Of(webinar.BodyHtml)) { PublishAt = webinar.PublishAt }),
        .. site.Pages.Select(page => new SearchPage(page.Address, page.Title, "Om sitet", page.Summary, Other, () => Passage.Of(page.Text.Html))),
    ];

    private static IEnumerable<SearchPage> OfBooklet(Booklet booklet) =>
    [
        new SearchPage(booklet.Address, booklet.Title, "Hæfte", booklet.Summary, Chapter, () => [.. Passage.Of(booklet.Introduction.Html), .. booklet.Parts.Select(OfPart)]),
        .. booklet.Parts.SelectMany(part => part.Chapters.Select(chapter => new SearchPage(
            chapter.Address,
            chapter.Title,
            chapter.Number is { } number ? $"Punkt\u00A0{number.ToString(CultureInfo.InvariantCulture)}" : part.Title,
            chapter.Summary,
            chapter.Questions.Count > 0 ? Questions : Chapter,
            () => Passage.Of(chapter.Text.Html)) { Origin = chapter.StandsAlone ? chapter.File : null })),
        .. booklet.Questions.Any() ? [new SearchPage(Addresses.Worksheet(booklet.Slug), "Arbejdsark", booklet.Title, "Hæftets spørgsmål som et ark, I svarer på sammen, på skærmen eller på papir.", Reference, () => [])] : Array.Empty<SearchPage>(),
        new SearchPage(
            Addresses.Glossary(booklet.Slug), "Ordliste", booklet.Title, "", Reference,
            () => [.. booklet.Glossary.Terms.Select(term => new Passage(term.Id, term.Word, $"{term.Explanation} {string.Join(", ", term.Synonyms)}".TrimEnd()))]),
        new SearchPage(
            Addresses.Sources(booklet.Slug), "Kilder", booklet.Title, "", Sources,
            () => [.. booklet.Sources.Sources.Select(source => new Passage(source.Id, source.Title, $"{source.Id}. {source.Publisher}, {source.Date}"))]),
    ];

    private static Passage OfPart(Part part) => new(part.Id, part.Title, string.Join(' ', Passage.Of(part.IntroductionHtml).Select(passage => passage.Text)));
}
