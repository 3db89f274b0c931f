using System.Globalization;
using System.Xml.Linq;
using AlmenHaefte.Content;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.News;

/// <summary>The news as an Atom feed (RFC 4287).</summary>
internal static class NewsFeed
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public static byte[] Write(CurrentSite site)
    {
        var settings = site.Published.Settings;
        var news = site.Published.News;
        var feed = new XElement(Atom + "feed", new XAttribute(XNamespace.Xml + "lang", "da"),
            new XElement(Atom + "title", $"{settings.Name}: nyheder"),
            new XElement(Atom + "id", site.AddressOf(Addresses.News)),
            new XElement(Atom + "updated", Moment(news.Count > 0 ? news.Max(item => item.Updated) : DateOnly.MinValue.AddYears(1999))),
            new XElement(Atom + "author", new XElement(Atom + "name", settings.Publisher)),
            Link("self", site.AddressOf(Addresses.NewsFeed)),
            Link("alternate", site.AddressOf(Addresses.News)),
            news.Select(item => new XElement(Atom + "entry",
                new XElement(Atom + "title", item.Title),
                new XElement(Atom + "id", site.AddressOf(item.Address)),
                new XElement(Atom + "updated", Moment(item.Updated)),
                Link("alternate", site.AddressOf(item.Address)),
                new XElement(Atom + "summary", item.Summary),
                new XElement(Atom + "content", new XAttribute("type", "html"), new XAttribute(XNamespace.Xml + "base", site.AddressOf(item.Address)), item.Text.Html + item.Text.NotesHtml))));
        using var bytes = new MemoryStream();
        new XDocument(feed).Save(bytes);
        return bytes.ToArray();
    }

    private static XElement Link(string relation, string address) => new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", address));

    private static string Moment(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
