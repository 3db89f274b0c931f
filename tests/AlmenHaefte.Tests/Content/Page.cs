using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Tests.Content;

/// <summary>A piece of HTML as a browser reads it.</summary>
internal static class Page
{
    public static IElement Of(string html) => new HtmlParser().ParseDocument($"<body>{html}").Body!;

    /// <summary>That each id occurs once, and each link within the page leads to one.</summary>
    public static void HasWholeAnchors(this IElement page)
    {
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(page.QuerySelectorAll("a[href^='#']"), link => Assert.Contains(link.GetAttribute("href")![1..], ids));
    }
}
