using System.Collections.Frozen;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Publishing;

/// <summary>
/// Files in, a complete site or faults out. Reads everything first, so that all addresses are known, and then writes every text once.
/// </summary>
public static class SiteLoader
{
    private static readonly string[] TextFolders = ["nyheder", "sider", "webinarer"];

    /// <summary>Loads all of it. The site is null when <c>site.yml</c> cannot be read; otherwise it is what the files without faults make.</summary>
    /// <param name="leftOut">Files that exist but shall be passed over: links to them become plain words instead of faults.</param>
    public static (PublishedSite? Site, IReadOnlyList<Fault> Faults) Load(IReadOnlyList<ContentFile> files, IReadOnlySet<string>? leftOut = null)
    {
        var faults = new List<Fault>();
        leftOut ??= new HashSet<string>(StringComparer.Ordinal);
        var map = new SiteMap(leftOut);
        map.Add("nyheder", Addresses.News, new HashSet<string>());
        map.Add("webinarer", Addresses.Webinars, new HashSet<string>());

        IReadOnlyList<ContentFile> taken = [.. files.Where(file => !leftOut.Contains(file.Path))];
        var booklets = taken.Where(IsOfBooklet)
            .GroupBy(file => string.Join('/', file.Path.Split('/').Take(2)))
            .Select(folder => BookletReader.Read(folder.Key, [.. folder], map, faults)).OfType<BookletReader>().ToList();
        var news = TextsIn("nyheder", taken).Select(file => ArticleReader.Read(file, Addresses.NewsItem, map, faults)).OfType<ArticleReader>().ToList();
        var pages = TextsIn("sider", taken).Select(file => ArticleReader.Read(file, Addresses.Page, map, faults)).OfType<ArticleReader>().ToList();
        var webinars = TextsIn("webinarer", taken).Select(file => ArticleReader.Read(file, Addresses.Webinar, map, faults)).OfType<ArticleReader>().ToList();
        var settings = SiteSettings.Read(taken, map, faults);

        RefuseMisplaced(taken, faults);

        TextContext ContextFor(string? booklet) => booklets.FirstOrDefault(reader => reader.Slug == booklet) is { } reader
            ? new TextContext(map) { Sources = reader.Sources, IsComplete = reader.IsComplete }
            : new TextContext(map) { IsComplete = !map.AnyLeftOut($"haefter/{booklet}") };

        var rendered = new
        {
            Booklets = booklets.Select(reader => reader.Render()).OrderByDescending(booklet => booklet.Published).ToList(),
            News = news.Where(reader => !reader.IsWithdrawn).Select(reader => reader.AsNews(ContextFor)).OrderByDescending(item => item.Date).ThenBy(item => item.Slug, StringComparer.Ordinal).ToList(),
            Pages = pages.Where(reader => !reader.IsWithdrawn).Select(reader => reader.AsPage(ContextFor)).ToList(),
            Webinars = webinars.Select(reader => reader.AsWebinar(ContextFor)).OfType<Webinar>().OrderByDescending(webinar => webinar.StartsAt).ToList(),
        };
        RefuseSharedIds(webinars);
        List<Withdrawn> withdrawn = [.. booklets.SelectMany(reader => reader.Withdrawals), .. news.Concat(pages).Where(reader => reader.IsWithdrawn).Select(reader => reader.AsWithdrawn())];
        var moved = new MovedAddresses(map, withdrawn.Select(page => page.Address).ToHashSet(StringComparer.Ordinal), faults);
        moved.Add(booklets.SelectMany(reader => reader.FormerAddresses));
        moved.Add([.. news.Concat(pages).Concat(webinars).SelectMany(reader => reader.FormerAddresses)]);

        var site = settings is null ? null : new PublishedSite
        {
            Settings = settings,
            Booklets = rendered.Booklets,
            News = rendered.News,
            Pages = rendered.Pages,
            Webinars = rendered.Webinars,
            Images = map.Images.ToFrozenDictionary(image => image.Address, StringComparer.Ordinal),
            Moved = moved.ToDictionary(),
            Withdrawn = withdrawn.DistinctBy(page => page.Address).ToFrozenDictionary(page => page.Address, StringComparer.Ordinal),
        };
        return (site, [.. faults.Distinct().OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)]);
    }

    private static bool IsOfBooklet(ContentFile file) => file.Path.StartsWith("haefter/", StringComparison.Ordinal) && file.Path.Count(letter => letter == '/') >= 2;

    /// <summary>A file that nobody reads is a text that its author believes is published.</summary>
    private static void RefuseMisplaced(IEnumerable<ContentFile> files, List<Fault> faults)
    {
        foreach (var file in files.Where(file => !IsOfBooklet(file) && file.Path != SiteSettings.File && !(file.Extension == ".md" && TextFolders.Contains(file.Folder))))
        {
            faults.Add(new Fault(file.Path, 1, "filen ligger et sted, hvor sitet ikke læser den", "flyt den til et hæftes mappe, nyheder, sider eller webinarer"));
        }
    }

    private static IEnumerable<ContentFile> TextsIn(string folder, IEnumerable<ContentFile> files) => files.Where(file => file.Folder == folder && file.Extension == ".md");

    private static void RefuseSharedIds(IReadOnlyList<ArticleReader> webinars)
    {
        foreach (var (first, webinar) in Repeats.In(webinars.Where(webinar => webinar.Fields.OptionalText("id") is not null), webinar => webinar.Fields.OptionalText("id")))
        {
            webinar.Fields.Fault("id", $"»{webinar.Fields.OptionalText("id")}« bruges også af {first.File}", "giv webinaret sin egen id: tilmeldingerne hænger på den");
        }
    }
}
