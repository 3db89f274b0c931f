using System.Text;
using AlmenHaefte.Publishing;
using AlmenHaefte.Searching;

namespace AlmenHaefte.Benchmarks;

/// <summary>
/// A publication far larger than ours, the same each time: the words of the real content as often as they stand there, and rarer ones put together of two of
/// them, since a larger text has more words and most of them are compounds.
/// </summary>
internal sealed class MadeChapters
{
    private const int WordsInSection = 240;
    private const int SectionsInChapter = 6;
    private const int Compounds = 60_000;
    private const int ShortestPart = 4;

    private readonly Random random = new(1849);
    private readonly string[] words;
    private readonly string[] compounds;

    public MadeChapters(PublishedSite site)
    {
        words =
        [
            .. site.Booklets.SelectMany(booklet => booklet.Chapters).SelectMany(chapter => Passage.Of(chapter.Text.Html)).SelectMany(passage => Words.In(passage.Text).Select(range => passage.Text[range]))
                // Of signs, those would have a meaning in a file.
                .Where(word => word.All(char.IsLetterOrDigit)),
        ];
        string[] parts = [.. words.Where(word => word.Length >= ShortestPart && word.All(char.IsLetter)).Select(word => word.ToLowerInvariant()).Distinct()];
        compounds = [.. Enumerable.Range(0, Compounds).Select(_ => Any(parts) + Any(parts))];
    }

    /// <summary>About 1,500 words each, as HTML, beside the pages of the real content.</summary>
    public static IReadOnlyList<SearchPage> Of(PublishedSite site, int count)
    {
        var made = new MadeChapters(site);
        return [.. Enumerable.Range(1, count).Select(made.Chapter)];
    }

    public string Title() => Append(new(), 4).ToString();

    /// <summary>A chapter's file, with what chapters have: sections, a list, links to its sections and to another chapter, a note.</summary>
    public string Markdown(string title, string other)
    {
        var text = new StringBuilder($"---\ntitel: {title}\nresume: {Append(new(), 20)}.\nopdateret: 2026-11-23\nstatus: udkast\n---\n\n");
        Append(text, WordsInSection / 4).Append(".[^note]\n\n[^note]: ");
        Append(text, 12).Append(".\n");
        for (var section = 1; section <= SectionsInChapter; section++)
        {
            Append(text.Append("\n## "), 4).Append(" {#afsnit-").Append(section).Append("}\n\n");
            Append(text, WordsInSection / 2).Append(", se [det næste](#afsnit-").Append(1 + (section % SectionsInChapter)).Append(") og [et andet kapitel](").Append(other).Append(".md).\n\n");
            Append(text.Append("- "), WordsInSection / 4).Append('\n');
            Append(text.Append("- **Det andet:** "), WordsInSection / 4).Append('\n');
        }

        return text.ToString();
    }

    private SearchPage Chapter(int number)
    {
        var html = new StringBuilder("<p>");
        Append(html, WordsInSection / 4).Append("</p>\n");
        for (var section = 1; section <= SectionsInChapter; section++)
        {
            Append(html.Append("<h2 id=\"afsnit-").Append(section).Append("\">"), 4).Append("</h2>\n<p>");
            Append(html, WordsInSection).Append("</p>\n");
        }

        var text = html.ToString();
        return new SearchPage($"/haefter/stort/kapitel-{number}", Title(), "Kapitel", Append(new(), 20).ToString(), 1, () => Passage.Of(text));
    }

    private StringBuilder Append(StringBuilder text, int count)
    {
        for (var word = 0; word < count; word++)
        {
            text.Append(word == 0 ? "" : word % 12 == 0 ? ". " : " ").Append(random.Next(12) == 0 ? Rare() : Any(words));
        }

        return text;
    }

    private string Any(string[] from) => from[random.Next(from.Length)];

    /// <summary>The first are frequent and the last hardly ever met, as words are.</summary>
    private string Rare() => compounds[(int)(Math.Pow(random.NextDouble(), 4) * compounds.Length)];
}
