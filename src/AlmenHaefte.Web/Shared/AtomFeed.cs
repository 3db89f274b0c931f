using System.Globalization;
using System.Xml.Linq;

namespace AlmenHaefte.Web.Shared;

/// <summary>A feed (RFC 4287). Addresses are public ones.</summary>
/// <param name="Address">Of the page that says the same; also the feed's id.</param>
/// <param name="Self">Of the feed.</param>
internal sealed record AtomFeed(string Title, string Address, string Self, string Author, IReadOnlyList<AtomEntry> Entries)
{
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public byte[] ToBytes()
    {
        var feed = new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", "da"),
            new XElement(Atom + "title", Title),
            new XElement(Atom + "id", Address),
            new XElement(Atom + "updated", Moment(Entries.Count > 0 ? Entries.Max(entry => entry.Updated) : DateOnly.MinValue.AddYears(1999))),
            new XElement(Atom + "author", new XElement(Atom + "name", Author)),
            Link("self", Self),
            Link("alternate", Address),
            Entries.Select(entry => new XElement(Atom + "entry",
                new XElement(Atom + "title", entry.Title),
                new XElement(Atom + "id", entry.Id),
                new XElement(Atom + "updated", Moment(entry.Updated)),
                Link("alternate", entry.Address),
                new XElement(Atom + "summary", entry.Summary),
                entry.Html is null ? null : new XElement(Atom + "content", new XAttribute("type", "html"), new XAttribute(XNamespace.Xml + "base", entry.Address), entry.Html))));
        using var bytes = new MemoryStream();
        new XDocument(feed).Save(bytes);
        return bytes.ToArray();
    }

    private static XElement Link(string relation, string address) => new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address));

    private static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}

/// <param name="Id">Permanent.</param>
/// <param name="Summary">Plain text.</param>
internal sealed record AtomEntry(string Id, string Address, string Title, DateOnly Updated, string Summary)
{
    /// <summary>The whole text; null when the summary is all there is.</summary>
    public string? Html { get; init; }
}
