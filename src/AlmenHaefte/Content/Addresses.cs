using System.Globalization;

namespace AlmenHaefte.Content;

/// <summary>The public addresses, as paths. They never change: product.md lists them as a contract.</summary>
public static class Addresses
{
    public const string Booklets = "/haefter";
    public const string News = "/nyheder";
    public const string NewsFeed = "/nyheder.atom";
    public const string Webinars = "/webinarer";
    public const string Privacy = "/privatliv";

    /// <summary>Where the site itself answers: no page from the content can have these.</summary>
    public static readonly IReadOnlySet<string> Reserved = new HashSet<string>(StringComparer.Ordinal)
    {
        Booklets, News, Webinars, "/deltag", "/fejl", "/health", "/redaktion", "/soeg", "/tilmelding", "/was",
    };

    /// <summary>What may not be the name of a chapter, for the booklet itself has these.</summary>
    public static readonly IReadOnlySet<string> ReservedChapterSlugs = new HashSet<string>(StringComparer.Ordinal)
    {
        "arbejdsark", "billeder", "kilder", "ordliste", "print", "punkt", "udgaver",
    };

    public static string Booklet(string booklet) => $"{Booklets}/{booklet}";

    public static string Chapter(string booklet, string chapter) => $"{Booklet(booklet)}/{chapter}";

    public static string ChapterSource(string booklet, string chapter) => $"{Chapter(booklet, chapter)}.md";

    public static string Point(string booklet, int number) => $"{Booklet(booklet)}/punkt/{number.ToString(CultureInfo.InvariantCulture)}";

    public static string Sources(string booklet) => $"{Booklet(booklet)}/kilder";

    public static string Glossary(string booklet) => $"{Booklet(booklet)}/ordliste";

    public static string Image(string booklet, string fileName) => $"{Booklet(booklet)}/billeder/{fileName}";

    public static string NewsItem(string slug) => $"{News}/{slug}";

    public static string Webinar(string slug) => $"{Webinars}/{slug}";

    public static string SignUp(string webinar) => $"{Webinar(webinar)}/tilmelding";

    public static string Receipt(string webinar, string token) => $"{SignUp(webinar)}/kvittering/{token}";

    public static string Correction(string webinar, string token) => $"{Receipt(webinar, token)}/ret";

    public static string Page(string slug) => $"/{slug}";
}
