using System.Globalization;
using System.Text;

namespace AlmenHaefte.Content;

/// <summary>The notes of one text: remarks and sources in one sequence, numbered by first mention; a repeated one keeps its number.</summary>
internal sealed class Notes
{
    private readonly List<Note> notes = [];
    private readonly Dictionary<string, Note> notesByKey = new(StringComparer.Ordinal);
    private readonly List<string> sourceIds = [];

    public IReadOnlyList<string> SourceIds => sourceIds;

    public string Mark(Source source)
    {
        return Mark($"@{source.Id}", () =>
        {
            sourceIds.Add(source.Id);
            return SourceHtml(source);
        });
    }

    /// <summary>The raised number in the text, leading to the note.</summary>
    public string Mark(string key, Func<string> html)
    {
        if (!notesByKey.TryGetValue(key, out var note))
        {
            // Its number is taken before it is written, for a note may itself name sources.
            note = new Note(notes.Count + 1);
            notes.Add(note);
            notesByKey[key] = note;
            note.Html = html();
        }
        note.Mentions++;
        var number = note.Number;
        return $"<sup class=\"note-mark\"><a id=\"{MarkId(number, note.Mentions)}\" href=\"#note-{number}\" role=\"doc-noteref\" aria-label=\"Note {number}\">{number}</a></sup>";
    }

    public string ToHtml()
    {
        if (notes.Count == 0)
        {
            return "";
        }
        var html = new StringBuilder($"<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"{HtmlWriter.NotesId}\">\n<h2 id=\"{HtmlWriter.NotesId}\">Kilder og noter</h2>\n<ol>\n");
        foreach (var note in notes)
        {
            var number = note.Number;
            html.Append(CultureInfo.InvariantCulture, $"<li id=\"note-{number}\"><p>{note.Html} <a href=\"#{MarkId(number, 1)}\" role=\"doc-backlink\" aria-label=\"Tilbage til teksten, note {number}\">↩</a></p></li>\n");
        }
        return html.Append("</ol>\n</section>\n").ToString();
    }

    private static string MarkId(string number, int mention) => mention == 1 ? $"ref-{number}" : $"ref-{number}-{mention.ToString(CultureInfo.InvariantCulture)}";

    private static string SourceHtml(Source source) =>
        $"{HtmlWriter.Encode(source.Publisher)}: <a href=\"{HtmlWriter.Encode(source.Link.AbsoluteUri)}\" rel=\"noopener external\">{HtmlWriter.Encode(source.Title)}</a>, {HtmlWriter.Encode(Typography.Set(source.Date))}.";

    private sealed class Note(int number)
    {
        public string Number { get; } = number.ToString(CultureInfo.InvariantCulture);

        public string Html { get; set; } = "";

        public int Mentions { get; set; }
    }
}
