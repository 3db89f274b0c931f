using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using AlmenHaefte.Searching;
using AlmenHaefte.Tests.Webinars;

namespace AlmenHaefte.Tests.Searching;

/// <summary>Questions to the real content, and what an answer must begin with.</summary>
public sealed class QueryFixtureTests
{
    private const string Anything = "*";

    private static readonly Lazy<SearchIndex> Index = new(() =>
    {
        var shelf = new Bookshelf(new ContentFolder(ContentFolder.Find("content", AppContext.BaseDirectory)!));
        shelf.Refresh();
        return SearchPages.IndexOf(shelf.Current);
    });

    public static TheoryData<string, string> Queries
    {
        get
        {
            var queries = new TheoryData<string, string>();
            foreach (var line in File.ReadLines(Path.Combine(ContentFolder.Find("tests/AlmenHaefte.Tests/Searching", AppContext.BaseDirectory)!, "queries.txt")).Where(line => line.Length > 0 && line[0] != '#'))
            {
                var at = line.LastIndexOf(" = ", StringComparison.Ordinal);
                queries.Add(line[..at], line[(at + 3)..]);
            }

            return queries;
        }
    }

    [Theory]
    [MemberData(nameof(Queries))]
    public void The_page_one_would_expect_comes_first(string query, string expected)
    {
        var answer = Index.Value.Find(SearchQuery.Parse(query), Launch.InMarch);

        var found = answer.Pages.Select(hit => $"{hit.Page.Address[(hit.Page.Address.LastIndexOf('/') + 1)..]} ({hit.Score:0.0}: {string.Join(", ", hit.Passages.Select(passage => passage.Passage.Heading))})").Take(4).ToList();
        Assert.True(
            expected == Anything || (found.Count > 0 && expected.Split(' ').Contains(found[0].Split(' ')[0])),
            $"»{query}« should lead to {expected}, and led to {string.Join("; ", found)}. {string.Join(", ", answer.Corrections)}");
    }
}
