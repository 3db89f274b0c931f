using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace AlmenHaefte.Web.StaticCopies;

/// <param name="Address">On the site, from its root.</param>
/// <param name="Path">In the folder, relative: a page is a file in a folder of its name, for others stand below it.</param>
/// <param name="Links">To addresses on the site.</param>
/// <param name="Anchors">The places in a page; null for what is no page.</param>
internal sealed partial record CopiedFile(string Address, string Path, byte[] Bytes, IReadOnlyList<CopiedLink> Links, IReadOnlySet<string>? Anchors)
{
    private const string Page = "index.html";

    /// <summary>Null for what cannot be a file: an address with a question in it, save the fingerprint of a file.</summary>
    public static CopiedFile? Of(string address, string? mediaType, byte[] bytes, string publicAddress)
    {
        var (path, query) = address.Split('?', 2) is [var before, var after] ? (before, after) : (address, "");
        if (query.Length > 0 && !query.StartsWith("v=", StringComparison.Ordinal))
        {
            return null;
        }
        var name = Uri.UnescapeDataString(path).TrimStart('/');
        if (name.Split('/').Contains(".."))
        {
            return null;
        }
        return mediaType switch
        {
            "text/html" => OfPage(address, System.IO.Path.Combine(name, Page), bytes, publicAddress),
            "text/css" => new CopiedFile(address, name, bytes, LinksIn(address, Named(CssAddress(), bytes), publicAddress), null),
            "application/xml" => new CopiedFile(address, name, bytes, LinksIn(address, Named(Location(), bytes), publicAddress), null),
            _ => new CopiedFile(address, name, bytes, [], null),
        };
    }

    private static CopiedFile OfPage(string address, string path, byte[] bytes, string publicAddress)
    {
        var page = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(bytes));
        var named = page.QuerySelectorAll("[href]").Select(element => element.GetAttribute("href")!)
            .Concat(page.QuerySelectorAll("[src]").Select(element => element.GetAttribute("src")!))
            .Concat(page.QuerySelectorAll("form[action]").Select(element => element.GetAttribute("action")!));
        return new CopiedFile(address, path, bytes, LinksIn(address, named, publicAddress), page.All.Select(element => element.Id ?? "").ToHashSet(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Named(Regex pattern, byte[] bytes) => pattern.Matches(Encoding.UTF8.GetString(bytes)).Select(match => WebUtility.HtmlDecode(match.Groups["address"].Value));

    private static List<CopiedLink> LinksIn(string from, IEnumerable<string> named, string publicAddress)
    {
        var here = new Uri(publicAddress);
        var page = new Uri(here, from);
        return
        [
            .. named.Select(name => Uri.TryCreate(page, name, out var target) ? target : null).OfType<Uri>()
                .Where(target => target.GetLeftPart(UriPartial.Authority) == here.GetLeftPart(UriPartial.Authority))
                .Select(target => new CopiedLink(target.PathAndQuery, Uri.UnescapeDataString(target.Fragment.TrimStart('#'))))
                .Distinct(),
        ];
    }

    [GeneratedRegex("""url\(["']?(?<address>[^"')]+)["']?\)""")]
    private static partial Regex CssAddress();

    [GeneratedRegex("<loc>(?<address>[^<]+)</loc>")]
    private static partial Regex Location();
}

/// <param name="Address">From the root of the site, with what is asked there.</param>
/// <param name="Anchor">Empty when it leads to no place in particular.</param>
internal sealed record CopiedLink(string Address, string Anchor);
