using AlmenHaefte.Searching;
using BenchmarkDotNet.Attributes;

namespace AlmenHaefte.Benchmarks;

/// <summary>One search of each kind; <see cref="QuerySpread"/> has all of the fixture's.</summary>
[MemoryDiagnoser]
public class SearchBenchmarks
{
    private SearchIndex index = null!;
    private SearchQuery query = null!;

    /// <summary>None: the real content alone.</summary>
    [Params(0, 10_000)]
    public int MadeChapters { get; set; }

    [Params("beboernes", "hvor lille må porteføljen være", "&os", "»fælles hus«", "LBF støtte", "partnerskabsudvilker", "kvantefysik")]
    public string Query { get; set; } = "";

    [GlobalSetup]
    public void Index()
    {
        var site = RealContent.Read();
        index = MadeChapters == 0 ? SearchPages.IndexOf(site) : new SearchIndex(Benchmarks.MadeChapters.Of(site, MadeChapters), SearchPages.Alike(site));
        query = SearchQuery.Parse(Query);
    }

    [Benchmark]
    public SearchAnswer Find() => index.Find(query, RealContent.Now);
}
