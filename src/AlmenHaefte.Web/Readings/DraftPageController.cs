using AlmenHaefte.Drafts;
using AlmenHaefte.Web.Booklets;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Readings;

/// <summary>Shows a draft as the very page it will be: the site with the draft in it, through the views of the room whose page it is. Never kept, never found.</summary>
public abstract class DraftPageController(CurrentSite site) : Controller
{
    protected CurrentSite Site => site;

    /// <param name="tellsFaults">Whether whoever looks can put them right.</param>
    protected ViewResult ShowDraft(TextFile file, Showing showing, bool tellsFaults)
    {
        Response.Headers.CacheControl = "no-store";
        Response.Headers["X-Robots-Tag"] = "noindex";
        site.Show(showing.Site ?? site.Published, new ShownDraft(tellsFaults ? showing.Faults : []));
        var (room, view, model) = (showing.Site is null ? null : PageOf(file)) ?? ("Readings", "Unshown", file);
        RouteData.DataTokens[ViewsBesideControllers.Room] = room;
        return View(view, model);
    }

    /// <summary>Null when the text is too faulty to be a page.</summary>
    private (string Room, string View, object Model)? PageOf(TextFile file)
    {
        var booklet = file.Booklet is { } slug ? site.Published.FindBooklet(slug) : null;
        return file.Kind switch
        {
            TextKind.Chapter when booklet?.Find(file.Slug) is { } chapter => ("Booklets", "Chapter", new ChapterPage(booklet, chapter)),
            TextKind.Contents when booklet is not null => ("Booklets", "TitlePage", booklet),
            TextKind.News when site.Published.FindNews(file.Slug) is { } item => ("News", "NewsItem", item),
            TextKind.Page when site.Published.FindPage(file.Slug) is { } page => ("Pages", "Page", page),
            _ when site.Published.FindWithdrawn(file.Address) is { } withdrawn => ("Errors", "Withdrawn", withdrawn),
            _ => null,
        };
    }
}
