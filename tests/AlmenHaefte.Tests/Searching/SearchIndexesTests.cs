using AlmenHaefte.Publishing;
using AlmenHaefte.Searching;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Searching;

public sealed class SearchIndexesTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public async Task After_many_changes_in_a_row_one_finds_what_the_last_of_them_says()
    {
        var indexes = new SearchIndexes();
        PublishedSite[] sites = [.. Enumerable.Range(1, 20).Select(number => ContentTree.Valid().Saying($"Rettelsen hedder nummer{number}.\n").Publish())];

        foreach (var site in sites)
        {
            _ = indexes.Make(site);
        }
        var index = await indexes.Make(sites[^1]);

        Assert.Single(index.Find(SearchQuery.Parse("nummer20"), Now).Pages);
        Assert.Same(index, await indexes.FindAsync(sites[^1], TestContext.Current.CancellationToken));
        Assert.Same(index, await indexes.FindAsync(sites[0], TestContext.Current.CancellationToken));
    }
}
