using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>Everything that can be reached from the front page and the sitemap by following links, each address asked for once.</summary>
public sealed partial class Crawl
{
    private const int MostAnswers = 5000;

    private readonly Dictionary<string, Answer> answers = new(StringComparer.Ordinal);
    private readonly List<(Answer From, Link Link)> links = [];

    public IReadOnlyCollection<Answer> Answers => answers.Values;

    /// <summary>The pages that a person can look at.</summary>
    public IEnumerable<Answer> Pages => Answers.Where(answer => answer is { IsPage: true, Status: HttpStatusCode.OK });

    public IReadOnlyList<(Answer From, Link Link)> Links => links;

    /// <summary>Null when nothing led there.</summary>
    public Answer? At(string address) => answers.GetValueOrDefault(address);

    public static async Task<Crawl> OfAsync(HttpClient visitor, CancellationToken cancellation)
    {
        var crawl = new Crawl();
        var waiting = new Queue<string>(["/", "/sitemap.xml", "/robots.txt"]);
        while (waiting.TryDequeue(out var address))
        {
            if (crawl.answers.ContainsKey(address))
            {
                continue;
            }
            Assert.True(crawl.answers.Count < MostAnswers, $"More than {MostAnswers} addresses; the last is {address}");
            var answer = await Answer.OfAsync(visitor, address, cancellation);
            crawl.answers.Add(address, answer);
            foreach (var link in LinksOf(answer))
            {
                crawl.links.Add((answer, link));
                if (link.IsInside)
                {
                    waiting.Enqueue(link.Address);
                }
            }
        }
        return crawl;
    }

    private static IEnumerable<Link> LinksOf(Answer answer)
    {
        if (answer.Status != HttpStatusCode.OK)
        {
            return [];
        }
        return answer.MediaType switch
        {
            "text/html" => LinksOf(answer, answer.Document),
            "text/css" => FilesInStylesheet().Matches(answer.Text).Select(file => Link.From(answer.Address, file.Groups["file"].Value, "css")),
            "application/xml" => answer.Xml.Descendants().Where(element => element.Name.LocalName == "loc").Select(place => Link.From(answer.Address, place.Value, "sitemap")),
            "application/atom+xml" => answer.Xml.Descendants().Where(element => element.Name.LocalName == "link").Select(link => Link.From(answer.Address, (string?)link.Attribute("href") ?? "", "feed")),
            _ => [],
        };
    }

    private static IEnumerable<Link> LinksOf(Answer answer, IDocument document)
    {
        foreach (var element in document.All)
        {
            foreach (var attribute in element.Attributes.Where(attribute => attribute.Name is "href" or "src" or "data" or "poster"))
            {
                yield return Link.From(answer.Address, attribute.Value, element.LocalName, element.GetAttribute("rel"));
            }
            if (element.LocalName == "form" && element.GetAttribute("action") is { } action && !string.Equals(element.GetAttribute("method"), "post", StringComparison.OrdinalIgnoreCase))
            {
                yield return Link.From(answer.Address, action, "form");
            }
            if (element.LocalName == "meta" && element.GetAttribute("property") is "og:image" or "og:url")
            {
                yield return Link.From(answer.Address, element.GetAttribute("content") ?? "", "meta");
            }
        }
    }

    [GeneratedRegex("""url\(\s*["']?(?<file>[^"')]+)""")]
    private static partial Regex FilesInStylesheet();
}
