using System.Globalization;
using System.Text;

namespace AlmenHaefte.Content;

/// <summary>The notes of one text: remarks and sources in one sequence, numbered by first mention; a repeated one keeps its number.</summary>
internal sealed class Notes
{
    private readonly List<Note> notes = [];
    private readonly List<string> sourceIds = [];

    public IReadOnlyList<string> SourceIds => sourceIds;

    public string Mark(Source source)
    {
        if (!sourceIds.Contains(source.Id))
        {
            sourceIds.Add(source.Id);
        }
        return Mark($"@{source.Id}", () => SourceHtml(source));
    }

    /// <summary>The raised number in the text, leading to the note.</summary>
    public string Mark(string key, Func<string> html)
    {
        var index = notes.FindIndex(note => note.Key == key);
        if (index < 0)
        {
            index = notes.Count;
            notes.Add(new Note(key, html()));
        }
        var note = notes[index];
        note.Mentions++;
        var number = Number(index);
        return $"<sup class=\"note-mark\"><a id=\"{MarkId(number, note.Mentions)}\" href=\"#note-{number}\" role=\"doc-noteref\" aria-label=\"Note {number}\">{number}</a></sup>";
    }

    public string ToHtml()
    {
        if (notes.Count == 0)
        {
            return "";
        }
        var html = new StringBuilder($"<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"{HtmlWriter.NotesId}\">\n<h2 id=\"{HtmlWriter.NotesId}\">Kilder og noter</h2>\n<ol>\n");
        foreach (var (index, note) in notes.Index())
        {
            var number = Number(index);
            html.Append(CultureInfo.InvariantCulture, $"<li id=\"note-{number}\"><p>{note.Html} <a href=\"#{MarkId(number, 1)}\" role=\"doc-backlink\" aria-label=\"Tilbage til teksten, note {number}\">↩</a></p></li>\n");
        }
        return html.Append("</ol>\n</section>\n").ToString();
    }

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);

    private static string MarkId(string number, int mention) => mention == 1 ? $"ref-{number}" : $"ref-{number}-{mention.ToString(CultureInfo.InvariantCulture)}";

    private static string SourceHtml(Source source) =>
        $"{HtmlWriter.Encode(source.Publisher)}: <a href=\"{HtmlWriter.Encode(source.Link.AbsoluteUri)}\" rel=\"noopener external\">{HtmlWriter.Encode(source.Title)}</a>, {HtmlWriter.Encode(Typography.Set(source.Date))}.";

    private sealed class Note(string key, string html)
    {
        public string Key { get; } = key;

        public string Html { get; } = html;

        public int Mentions { get; set; }
    }
}
