using AlmenHaefte.Tests;
using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.BrowserTests;

/// <summary>
/// The site on a real port, and a choice of its pages that shows everything there is to see: every kind of page,
/// and every kind of thing that stands on one. It is made by crawling, so a new kind is there by itself.
/// </summary>
public sealed class PagesOfEveryKind : RealServer, IAsyncLifetime
{
    public const string Unknown = "/findes-ikke";

    /// <summary>A page that is there only when something has failed.</summary>
    public const string LastResort = "/500.html";

    /// <summary>A chapter once more, under another stylesheet: what is seen here says nothing of the chapter's own page.</summary>
    public const string Print = "/haefter/strategiske-partnerskaber/print?kapitler=de-to-partnerskaber";

    /// <summary>Crawled once for all who use it: the content is the same, and so is the clock.</summary>
    private static Task<IReadOnlyList<string>>? chosen;
    private static readonly Lock Choosing = new();

    public IReadOnlyList<string> Addresses { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        lock (Choosing)
        {
            chosen ??= ChooseAsync(Clock);
        }
        Addresses = await chosen;
    }

    private static async Task<IReadOnlyList<string>> ChooseAsync(string? clock)
    {
        await using var crawled = new SiteThatTellsItsRoutes { Clock = clock };
        var pages = (await Crawl.OfAsync(crawled.Visitor(), CancellationToken.None)).Pages.ToList();
        return [.. Choose([.. pages.Where(page => page.Route != "/haefter/{booklet}/print")]), Print, Unknown];
    }

    private static IEnumerable<string> Choose(IReadOnlyList<Answer> pages)
    {
        var seen = new HashSet<string>();
        foreach (var page in pages.OrderByDescending(page => Features(page).Count))
        {
            var count = seen.Count;
            seen.UnionWith(Features(page));
            if (seen.Count > count)
            {
                yield return page.Address;
            }
        }
    }

    private static HashSet<string> Features(Answer page) =>
        [page.Route, .. page.Document.QuerySelectorAll("body *").SelectMany(element => element.ClassList.Select(name => $"{element.LocalName}.{name}").Append(element.LocalName))];
}
