using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace AlmenHaefte.Downloads;

/// <summary>The links of one part of a document: to places in the document, and by relations of the part to addresses outside it.</summary>
internal sealed class WordLinks(WordBookmarks bookmarks, OpenXmlPart part)
{
    private readonly Dictionary<string, string> relations = new(StringComparer.Ordinal);

    public Hyperlink ToInside(FilePage page, string id, IEnumerable<OpenXmlElement> content) => new(content) { Anchor = bookmarks.NameOf(page, id), History = true };

    public Hyperlink ToOutside(string address, IEnumerable<OpenXmlElement> content)
    {
        if (!relations.TryGetValue(address, out var id))
        {
            relations[address] = id = $"rLink{relations.Count + 1}";
            part.AddHyperlinkRelationship(new Uri(address, UriKind.Absolute), isExternal: true, id);
        }
        return new Hyperlink(content) { Id = id, History = true };
    }
}

/// <summary>The names of the places that links lead to. Word allows 40 letters and digits, so they are numbers; the underscore hides them among the reader's own.</summary>
internal sealed class WordBookmarks
{
    private readonly Dictionary<(FilePage, string), string> names = [];
    private int marked;

    /// <param name="id">The place on the page; empty for its top.</param>
    public string NameOf(FilePage page, string id)
    {
        if (!names.TryGetValue((page, id), out var name))
        {
            names[(page, id)] = name = $"_sted{(names.Count + 1).ToString(CultureInfo.InvariantCulture)}";
        }
        return name;
    }

    public OpenXmlElement[] Mark(string name)
    {
        var id = (++marked).ToString(CultureInfo.InvariantCulture);
        return [new BookmarkStart { Id = id, Name = name }, new BookmarkEnd { Id = id }];
    }
}
