using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Pages;

public sealed class PagesController(CurrentSite site) : Controller
{
    [Cached]
    [Get("/{slug}")]
    public IActionResult Show(string slug) => site.Published.FindPage(slug) is { } page ? View("Page", page) : NotFound();

    /// <summary>Webtilgængelighedsloven: this address leads to the declaration that the publisher has made in the authority's own tool.</summary>
    [Get("/was")]
    public IActionResult AccessibilityStatement() => site.Published.Settings.AccessibilityStatement is { } statement ? Redirect(statement.AbsoluteUri) : NotFound();
}
