using System.Globalization;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Downloads;

/// <summary>
/// The texts of a selection as one text, made from the very HTML of their pages. Every id is prefixed with the name of its page, links between what
/// is chosen lead within the text, other links of the site become whole addresses, and headings are those of a chapter in a part of a book.
/// </summary>
/// <remarks>The prefix ends with an underscore, which no name of a page has: two pages can never give the same id.</remarks>
public sealed class JoinedText
{
    /// <summary>What stands on the title page has this prefix, and the first heading has it as its id; no chapter can have the name.</summary>
    public const string TitlePage = "print";

    private static readonly string[] NamesOfIds = ["aria-labelledby", "aria-describedby", "headers", "for"];

    private readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Prefix, string Html), IHtmlElement> texts = [];
    private readonly HtmlParser parser = new();
    private readonly Func<string, string> addressOf;
    private int regions;

    /// <param name="addressOf">The whole address of a path on the site.</param>
    /// <param name="imageOf">Where a picture is found, by its path on the site.</param>
    public JoinedText(Selection selection, Func<string, string> addressOf, Func<string, string> imageOf)
    {
        this.addressOf = addressOf;
        var booklet = selection.Booklet;
        Expect(booklet.Address, TitlePage);
        foreach (var part in booklet.Parts.Where(part => selection.In(part).Any()))
        {
            ids.Add(IdOf(part));
        }
        if (selection.IsEverything)
        {
            Take(TitlePage, 1, [booklet.Introduction.Html, .. booklet.Parts.Select(part => part.IntroductionHtml), booklet.Introduction.NotesHtml]);
        }
        foreach (var chapter in selection.Chapters)
        {
            Expect(chapter.Address, chapter.Slug);
            Take(chapter.Slug, 2, [chapter.Text.Html, chapter.Text.NotesHtml]);
        }
        if (selection.HasGlossary)
        {
            Expect(Addresses.Glossary(booklet.Slug), Selection.Glossary);
            ids.UnionWith(booklet.Glossary.Terms.Select(term => Id(Selection.Glossary, term.Id)));
            Take(Selection.Glossary, 1, [booklet.Glossary.IntroductionHtml]);
        }
        if (selection.HasSources)
        {
            Expect(Addresses.Sources(booklet.Slug), Selection.Sources);
            ids.UnionWith(booklet.Sources.Sources.Select(source => Id(Selection.Sources, source.Id)));
            Take(Selection.Sources, 1, [booklet.Sources.IntroductionHtml]);
        }
        foreach (var ((prefix, _), text) in texts)
        {
            Lead(text, prefix, imageOf);
        }
    }

    public static string IdOf(Part part) => Id(TitlePage, part.Id);

    public static string Id(string page, string id) => $"{page}_{id}";

    /// <summary>A text of a page that was chosen.</summary>
    /// <param name="html">As it stands on the page.</param>
    public string Html(string page, string html) => texts[(page, html)].InnerHtml;

    /// <summary>Where a path on the site leads from within the text.</summary>
    public string LinkTo(string path)
    {
        var (page, anchor) = path.Split('#', 2) is [var before, var after] ? (before, after) : (path, "");
        if (!prefixes.TryGetValue(page, out var prefix))
        {
            return addressOf(path);
        }
        var id = Id(prefix, anchor);
        return ids.Contains(id) ? $"#{id}" : $"#{prefix}";
    }

    private void Expect(string address, string prefix)
    {
        prefixes[address] = prefix;
        ids.Add(prefix);
    }

    /// <param name="levels">How much further down its headings stand: a chapter has its part and its own title above them, another page only its title.</param>
    private void Take(string page, int levels, IEnumerable<string> htmls)
    {
        foreach (var html in htmls)
        {
            var text = texts[(page, html)] = parser.ParseDocument(html).Body!;
            foreach (var element in text.QuerySelectorAll("[id]"))
            {
                element.Id = Id(page, element.Id!);
                ids.Add(element.Id);
            }
            foreach (var (element, name) in text.QuerySelectorAll("*").SelectMany(element => NamesOfIds.Where(element.HasAttribute).Select(name => (element, name))))
            {
                element.SetAttribute(name, string.Join(' ', element.GetAttribute(name)!.Split(' ').Select(id => Id(page, id))));
            }
            Distinguish(text, page);
            LowerHeadings(text, levels);
        }
    }

    /// <summary>Landmarks that bear the same name on every page would be many of one name here: they take that of the chapter along.</summary>
    private void Distinguish(IHtmlElement text, string page)
    {
        foreach (var notes in text.QuerySelectorAll("[role=doc-endnotes]"))
        {
            notes.SetAttribute("aria-labelledby", $"{notes.GetAttribute("aria-labelledby")} {page}");
        }
        foreach (var region in text.QuerySelectorAll("[role=region]"))
        {
            // A full stop is in no id that an author can write.
            region.Id = Id(page, $".{(++regions).ToString(CultureInfo.InvariantCulture)}");
            region.SetAttribute("aria-labelledby", $"{region.Id} {page}");
        }
    }

    private static void LowerHeadings(IHtmlElement text, int levels)
    {
        const int lowest = 6;
        foreach (var heading in text.QuerySelectorAll("h2, h3, h4, h5, h6").ToList())
        {
            var level = Math.Min(heading.LocalName[1] - '0' + levels, lowest);
            var lowered = text.Owner!.CreateElement($"h{level.ToString(CultureInfo.InvariantCulture)}");
            foreach (var attribute in heading.Attributes)
            {
                lowered.SetAttribute(attribute.Name, attribute.Value);
            }
            lowered.Append([.. heading.ChildNodes]);
            heading.Replace(lowered);
        }
    }

    private void Lead(IHtmlElement text, string prefix, Func<string, string> imageOf)
    {
        foreach (var link in text.QuerySelectorAll("a[href]"))
        {
            var target = link.GetAttribute("href")!;
            link.SetAttribute("href", target switch
            {
                ['#', .. var id] => $"#{Id(prefix, id)}",
                ['/', ..] => LinkTo(target),
                _ => target,
            });
        }
        foreach (var picture in text.QuerySelectorAll("img[src]"))
        {
            picture.SetAttribute("src", imageOf(picture.GetAttribute("src")!));
            // What is not yet seen would not be printed.
            picture.RemoveAttribute("loading");
        }
    }
}
