using System.Xml;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Downloads;

internal enum FilePageKind
{
    Title,
    Matter,
    Part,
    Chapter,
}

/// <summary>A page of a booklet, taken apart.</summary>
/// <param name="Name">For a file; unique in the booklet.</param>
/// <param name="Address">Where it stands on the site: a path, with an anchor when it is part of a page there.</param>
/// <param name="Notes">The notes by the ids that marks lead to; a note that is mentioned twice has two.</param>
internal sealed record FilePage(FilePageKind Kind, string Name, string Title, string Address, IElement Body, IReadOnlyDictionary<string, FileNote> Notes)
{
    private static readonly HtmlParser Parser = new();

    public string Path => Address.Split('#')[0];

    public static FilePage Parse(FilePageKind kind, string name, string title, string address, string html, string notesHtml)
    {
        var notes = new Dictionary<string, FileNote>(StringComparer.Ordinal);
        foreach (var (index, item) in Parser.ParseDocument(notesHtml).QuerySelectorAll("[role=doc-endnotes] > ol > li").Index())
        {
            var note = new FileNote(index + 1, item.QuerySelector("p")!);
            foreach (var place in item.QuerySelectorAll("div[id]"))
            {
                notes[place.Id!] = note;
            }
        }
        return new FilePage(kind, name, title, address, Parser.ParseDocument(html).Body!, notes);
    }

    /// <summary>The note that a mark leads to; null when the element is no mark.</summary>
    public FileNote? NoteOf(IElement element) =>
        element.GetAttribute("role") == "doc-noteref" && element.GetAttribute("href") is ['#', .. var id] ? Notes.GetValueOrDefault(id) : null;

    /// <summary>The text without what XML cannot hold, not even as an entity.</summary>
    public static string Writable(string text)
    {
        if (text.All(XmlConvert.IsXmlChar))
        {
            return text;
        }
        return string.Concat(text.EnumerateRunes().Where(rune => rune.Value is not 0xFFFD && (rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value))));
    }
}

/// <param name="Number">Its number on the page.</param>
internal sealed record FileNote(int Number, IElement Text);
