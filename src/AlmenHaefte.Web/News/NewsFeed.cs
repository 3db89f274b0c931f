using AlmenHaefte.Content;
using AlmenHaefte.News;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.News;

/// <summary>The news to follow.</summary>
internal static class NewsFeed
{
    public static byte[] Write(CurrentSite site) => new AtomFeed(
        $"{site.Published.Settings.Name}: nyheder", site.AddressOf(Addresses.News), site.AddressOf(Addresses.NewsFeed), site.Published.Settings.Publisher,
        [.. site.Published.News.Select(item => Entry(site.AddressOf(item.Address), item))]).ToBytes();

    private static AtomEntry Entry(string address, NewsItem item) => new(address, address, item.Title, item.Updated, item.Summary) { Html = item.Text.Html + item.Text.NotesHtml };
}
