using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using AlmenHaefte.Time;

namespace AlmenHaefte.Downloads;

/// <summary>
/// What somebody chose of a booklet, in the order in which one reads a file. Its texts are taken from the very HTML that the site's pages have;
/// only what the pages themselves add around them, such as titles and lists, is written here. Made anew for each file, which may take it apart.
/// </summary>
internal sealed class FilePages
{
    private readonly Dictionary<string, (FilePage Page, string Id)> targets = new(StringComparer.Ordinal);
    private readonly FrozenDictionary<string, ContentImage> images;
    private readonly Func<string, string> addressOf;
    private readonly Selection selection;

    /// <param name="addressOf">The public address of a path on the site.</param>
    public FilePages(PublishedSite site, Selection selection, Func<string, string> addressOf)
    {
        this.selection = selection;
        Publisher = Booklet.Publisher ?? site.Settings.Publisher;
        images = site.Images;
        this.addressOf = addressOf;
        All = [.. Pages()];
        foreach (var page in All)
        {
            targets.TryAdd(page.Address, (page, ""));
            foreach (var element in page.Body.QuerySelectorAll("[id]"))
            {
                targets.TryAdd($"{page.Path}#{element.Id}", (page, element.Id!));
            }
        }
    }

    public Booklet Booklet => selection.Booklet;

    public string Publisher { get; }

    public IReadOnlyList<FilePage> All { get; }

    /// <summary>The public address of what is in the file; a choice of chapters has one of its own.</summary>
    public string Address => addressOf(selection.IsEverything ? Booklet.Address : selection.Address);

    /// <summary>Which edition one has in hand.</summary>
    public string EditionStamp => Booklet.StampOf(selection.Chapters);

    /// <summary>The day of the last change to anything in the file.</summary>
    public DateOnly Updated => Booklet.UpdatedWith(selection.Chapters);

    /// <summary>Where a link of a page leads: a place in this file, an address outside it, or, when it is none that may be followed, nowhere.</summary>
    public FileTarget? Resolve(FilePage from, string href)
    {
        var path = href.StartsWith('#') ? from.Path + href : href;
        if (targets.TryGetValue(path, out var target))
        {
            return new FileTarget.Inside(target.Page, target.Id);
        }
        if (path.StartsWith('/') && !path.StartsWith("//", StringComparison.Ordinal))
        {
            return new FileTarget.Outside(addressOf(path));
        }
        return Uri.TryCreate(path, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" or "mailto" ? new FileTarget.Outside(address.AbsoluteUri) : null;
    }

    public string PublicAddressOf(string path) => addressOf(path);

    public ContentImage? FindImage(string address) => images.GetValueOrDefault(address);

    private IEnumerable<FilePage> Pages()
    {
        yield return Page(FilePageKind.Title, "titelside", Booklet.Title, Booklet.Address, TitlePage());
        if (selection.IsEverything)
        {
            yield return Page(FilePageKind.Matter, "om-haeftet", "Om hæftet", $"{Booklet.Address}#indhold", Heading("Om hæftet") + Booklet.Introduction.Html, Booklet.Introduction.NotesHtml);
        }
        foreach (var part in Booklet.Parts.Where(part => selection.In(part).Any()))
        {
            yield return Page(FilePageKind.Part, $"del-{part.Id}", part.Title, $"{Booklet.Address}#{part.Id}", Heading(part.Title) + (selection.IsEverything ? part.IntroductionHtml : ""), Booklet.Introduction.NotesHtml);
            foreach (var chapter in selection.In(part))
            {
                yield return Page(FilePageKind.Chapter, $"kapitel-{chapter.Slug}", TitleOf(chapter), chapter.Address, ChapterHead(chapter, part) + chapter.Text.Html, chapter.Text.NotesHtml);
            }
        }
        if (selection.HasGlossary)
        {
            yield return Page(FilePageKind.Matter, "ordliste", "Ordliste", Addresses.Glossary(Booklet.Slug), Glossary());
        }
        if (selection.HasSources)
        {
            yield return Page(FilePageKind.Matter, "kilder", "Kilder", Addresses.Sources(Booklet.Slug), Sources());
        }
        if (selection.IsEverything)
        {
            yield return Page(FilePageKind.Matter, "kolofon", "Kolofon", $"{Booklet.Address}#kolofon", Colophon());
        }
    }

    private static FilePage Page(FilePageKind kind, string name, string title, string address, string html, string notesHtml = "") => FilePage.Parse(kind, name, title, address, html, notesHtml);

    private static string TitleOf(Chapter chapter) => chapter.Number is { } number ? $"Punkt {number.ToString(CultureInfo.InvariantCulture)}: {chapter.Title}" : chapter.Title;

    private static string Heading(string title) => $"<h1>{Html.Encode(title)}</h1>\n";

    private static string Paragraph(string? text, string kind) => string.IsNullOrEmpty(text) ? "" : $"<p class=\"{kind}\">{Html.Encode(text)}</p>\n";

    private string TitlePage() =>
        Paragraph(Booklet.Series, "series") + Heading(Booklet.Title) + Paragraph(Booklet.Subtitle, "subtitle")
        + Paragraph(selection.IsEverything ? null : $"Uddrag: {selection.Extent}", "subtitle")
        + Paragraph(Booklet.Summary, "resume") + Paragraph($"{EditionStamp}. Udgivet af {Publisher}.", "edition") + (Booklet.IsDraft ? Paragraph(Booklet.DraftNotice, "facts") : "")
        + AddressLine("Gælder udgaven stadig? Se", Addresses.Edition(Booklet.Slug, Booklet.Edition)) + AddressLine("Hæftet på nettet:", Booklet.Address);

    private string AddressLine(string words, string path) => $"<p class=\"facts\">{words} <a href=\"{Html.Encode(addressOf(path))}\">{Html.Encode(addressOf(path))}</a></p>\n";

    private static string ChapterHead(Chapter chapter, Part part) =>
        Paragraph(chapter is { Number: not null, Phase: { } phase } ? $"{part.Title} · {phase.Title}" : part.Title, "place") + Heading(TitleOf(chapter)) + Paragraph(chapter.Summary, "resume")
        + Paragraph($"{(chapter.IsDraft ? Booklet.DraftNotice + " " : "")}Opdateret {DanishTime.Write(chapter.Updated)}.{(chapter.Author is null ? "" : $" Af {chapter.Author}.")}", "facts");

    private string Glossary()
    {
        var html = new StringBuilder(Heading("Ordliste")).Append(Booklet.Glossary.IntroductionHtml);
        html.Element("dl", () =>
        {
            foreach (var term in Booklet.Glossary.Alphabetical)
            {
                html.Append(CultureInfo.InvariantCulture, $"<dt id=\"{Html.Encode(term.Id)}\">{Html.Encode(term.Word)}</dt><dd>{Html.Encode($"{term.Explanation} {term.AlsoCalled}".TrimEnd())}</dd>\n");
            }
        });
        return html.ToString();
    }

    private string Sources()
    {
        var html = new StringBuilder(Heading("Kilder")).Append(Booklet.Sources.IntroductionHtml);
        html.Element("ul", () =>
        {
            foreach (var source in Booklet.Sources.Sources)
            {
                var uses = Booklet.ChaptersUsing(source).Select(use => $"<a href=\"{Html.Encode(use.Address)}\">{Html.Encode(use.Number is { } number ? $"punkt {number.ToString(CultureInfo.InvariantCulture)}" : use.Title)}</a>").ToList();
                html.Append(CultureInfo.InvariantCulture, $"<li id=\"{Html.Encode(source.Id)}\">{Html.Encode(source.Id)}. <a href=\"{Html.Encode(source.Link.AbsoluteUri)}\">{Html.Encode(source.Title)}</a>. ");
                html.Append(Html.Encode($"{source.Publisher}, {source.Date}. Læst: {source.Read}.{(source.Remark is null ? "" : $" {source.Remark}")}"));
                html.Append(uses.Count == 0 ? "" : $" Brugt i {DanishList.Write(uses)}.").Append("</li>\n");
            }
        }, " class=\"sources\"");
        return html.ToString();
    }

    private string Colophon()
    {
        var html = new StringBuilder(Heading("Kolofon"));
        html.Element("dl", () => html.AppendJoin('\n', Booklet.Colophon.Select(line => $"<dt>{Html.Encode(line.Name)}</dt><dd>{Html.Encode(line.Value)}</dd>")));
        return html.ToString();
    }
}

/// <summary>Where a link in a file leads.</summary>
internal abstract record FileTarget
{
    /// <param name="Id">The place on the page; empty for its top.</param>
    public sealed record Inside(FilePage Page, string Id) : FileTarget;

    public sealed record Outside(string Address) : FileTarget;
}
