using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.Downloads;

/// <summary>The words of a page as a reader sees them, for comparing what files made of them.</summary>
internal static class PageText
{
    public static string Of(string html) => WithoutSpace(new HtmlParser().ParseDocument(html).Body!.TextContent);

    public static string WithoutSpace(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>The paragraphs, headings, items and cells of a page, in order. A drawing is not among them.</summary>
    /// <param name="numberOf">Called for each mark of a note, in order, with the id of the note that it leads to; what stands in its place.</param>
    public static IReadOnlyList<string> Paragraphs(string html, Func<string, string> numberOf)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var drawing in body.QuerySelectorAll("figure.timeline"))
        {
            drawing.Remove();
        }
        foreach (var mark in body.QuerySelectorAll("a[role=doc-noteref]"))
        {
            mark.TextContent = numberOf(mark.GetAttribute("href")![1..]);
        }
        return [.. body.QuerySelectorAll("p, li, dt, dd, td, th, h1, h2, h3, h4, h5, h6, figcaption").Where(block => block.QuerySelector("p, li") is null).Select(block => WithoutSpace(block.TextContent)).Where(text => text.Length > 0)];
    }
}
