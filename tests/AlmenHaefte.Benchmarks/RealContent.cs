using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Benchmarks;

/// <summary>What the site publishes today, and what is expected of searching it.</summary>
internal static class RealContent
{
    private const string Queries = "tests/AlmenHaefte.Tests/Searching";

    /// <summary>After the launch, when everything can be found.</summary>
    public static readonly DateTimeOffset Now = new(2022, 5, 2, 9, 0, 0, TimeSpan.FromHours(2));

    public static string Root => Folder("content");

    public static PublishedSite Read()
    {
        var shelf = new Bookshelf(new ContentFolder(Root));
        shelf.Refresh();
        return shelf.Current;
    }

    public static IReadOnlyList<string> ReadQueries() =>
    [
        .. File.ReadLines(Path.Combine(Folder(Queries), "queries.txt")).Where(line => line.Length > 0 && line[0] != '#').Select(line => line[..line.LastIndexOf(" = ", StringComparison.Ordinal)]),
    ];

    private static string Folder(string path) => ContentFolder.Find(path, AppContext.BaseDirectory) ?? throw new DirectoryNotFoundException($"{path} is not above {AppContext.BaseDirectory}");
}
