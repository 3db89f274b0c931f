using System.Globalization;
using System.Text;

namespace AlmenHaefte.Content;

/// <summary>The notes of one text: remarks and sources in one sequence, numbered by first mention; a repeated one keeps its number.</summary>
internal sealed class Notes
{
    private readonly List<Note> notes = [];
    private readonly Dictionary<string, Note> notesByKey = new(StringComparer.Ordinal);
    private readonly List<string> sourceIds = [];

    /// <summary>The sources that the text names, in the order of first mention, whether they are there or not.</summary>
    public IReadOnlyList<string> SourceIds => sourceIds;

    public void Name(string sourceId)
    {
        if (!sourceIds.Contains(sourceId))
        {
            sourceIds.Add(sourceId);
        }
    }

    /// <summary>The raised numbers in the text, each leading to its note.</summary>
    public string Marks(IReadOnlyCollection<Source> sources) =>
        sources.Count == 0 ? "" : $"<sup class=\"note-mark\">{string.Join(' ', sources.Select(Mark))}</sup>";

    /// <param name="html">Writes the note; asked only at its first mention.</param>
    public string Mark(string key, Func<string> html) => $"<sup class=\"note-mark\">{LinkTo(key, html)}</sup>";

    private string Mark(Source source) => LinkTo($"@{source.Id}", () => SourceHtml(source));

    private string LinkTo(string key, Func<string> html)
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
        return $"<a id=\"{note.MarkId(note.Mentions)}\" href=\"#{note.Id(note.Mentions)}\" role=\"doc-noteref\" aria-label=\"Note {note.Number}\">{note.Number}</a>";
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
            html.Append("<li>").Append(note.WithWaysBack()).Append("</li>\n");
        }
        return html.Append("</ol>\n</section>\n").ToString();
    }

    private static string SourceHtml(Source source) =>
        $"{Html.Encode(source.Publisher)}: <a href=\"{Html.Encode(source.Link.AbsoluteUri)}\" rel=\"noopener external\">{Html.Encode(source.Title)}</a>, {Html.Encode(Typography.Set(source.Date))}.";

    private sealed class Note(int number)
    {
        public string Number { get; } = number.ToString(CultureInfo.InvariantCulture);

        public string Html { get; set; } = "";

        public int Mentions { get; set; }

        public string Id(int mention) => $"note-{Number}{Suffix(mention)}";

        public string MarkId(int mention) => $"ref-{Number}{Suffix(mention)}";

        /// <summary>
        /// The note wrapped once for each mention, every wrapping with its own way back: whichever mark one followed, the target
        /// begins with the note's text and ends with the link to where one was.
        /// </summary>
        public string WithWaysBack()
        {
            var wrapped = $"<p>{Html}</p>";
            for (var mention = 1; mention <= Mentions; mention++)
            {
                var place = mention == 1 ? "" : $", sted {mention.ToString(CultureInfo.InvariantCulture)}";
                wrapped = $"<div id=\"{Id(mention)}\">{wrapped} <a href=\"#{MarkId(mention)}\" role=\"doc-backlink\" aria-label=\"Tilbage til teksten, note {Number}{place}\">↩</a></div>";
            }
            return wrapped;
        }

        private static string Suffix(int mention) => mention == 1 ? "" : $"-{mention.ToString(CultureInfo.InvariantCulture)}";
    }
}
