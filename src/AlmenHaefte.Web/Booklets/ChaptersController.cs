using AlmenHaefte.Booklets;
using AlmenHaefte.Glossaries;
using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Booklets;

public sealed class ChaptersController(CurrentSite site) : Controller
{
    /// <param name="vis">»moede« for the same text as a meeting looks at it together; anything else is the chapter.</param>
    [Cached]
    [Get("/haefter/{booklet}/{chapter}")]
    public IActionResult Show(string booklet, string chapter, [FromQuery] string? vis) =>
        Find(booklet, chapter) is { } page ? View(vis == "moede" ? "Meeting" : "Chapter", page) : NotFound();

    /// <summary>The chapter as its author wrote it.</summary>
    [Cached]
    [Get("/haefter/{booklet}/{chapter}.md")]
    public IActionResult Source(string booklet, string chapter) =>
        Find(booklet, chapter) is { } page ? Content(page.Chapter.Source, "text/markdown; charset=utf-8") : NotFound();

    [Get("/haefter/{booklet}/punkt/{number:int}")]
    public IActionResult Point(string booklet, int number) =>
        site.Published.FindBooklet(booklet)?.Point(number) is { } point ? RedirectPermanent(point.Address) : NotFound();

    private ChapterPage? Find(string bookletSlug, string chapterSlug) =>
        site.Published.FindBooklet(bookletSlug) is { } booklet && booklet.Find(chapterSlug) is { } chapter ? new ChapterPage(booklet, chapter) : null;
}

public sealed record ChapterPage(Booklet Booklet, Chapter Chapter)
{
    public Part Part { get; } = Booklet.PartOf(Chapter);

    public MarkedTerms Text { get; } = MarkedTerms.In(Chapter.Text.Html, Booklet.Glossary);

    /// <summary>The points that the drawing lights up: the chapter's own, or those of the phase whose questions it asks.</summary>
    public IReadOnlyCollection<int> PointsHere { get; } =
        Chapter.Number is { } number ? [number] : Chapter.Phase is { } phase ? [.. Booklet.PointsIn(phase).Select(point => point.Number!.Value)] : [];

    /// <summary>What it is called outside its booklet.</summary>
    public string Name => Chapter.Number is { } number ? $"Punkt {number}: {Chapter.Title}" : Chapter.Title;

    /// <summary>Where in the booklet one is: »Punkt 7 af 12«, or the part.</summary>
    public string Place => Chapter.Number is { } number ? $"Punkt {number} af {Booklet.Points.Count()}" : Part.Title;

    /// <summary>The phase of a point; the place in its part of another chapter.</summary>
    public string WithinPlace => Chapter is { Number: not null, Phase: { } phase } ? phase.Title : $"{Part.Chapters.Index().First(other => other.Item == Chapter).Index + 1} af {Part.Chapters.Count}";

    public string PlaceOf(Chapter other) => other.Number is { } number ? $"punkt {number}" : Booklet.PartOf(other).Title.ToLowerInvariant();
}
