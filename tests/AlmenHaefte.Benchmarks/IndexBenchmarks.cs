using AlmenHaefte.Publishing;
using AlmenHaefte.Searching;
using BenchmarkDotNet.Attributes;

namespace AlmenHaefte.Benchmarks;

[MemoryDiagnoser]
[SimpleJob(warmupCount: 2, iterationCount: 5)]
public class IndexBenchmarks
{
    private PublishedSite site = null!;
    private IReadOnlyList<SearchPage> pages = [];

    [GlobalSetup]
    public void Read()
    {
        site = RealContent.Read();
        pages = MadeChapters.Of(site, 10_000);
    }

    [Benchmark]
    public SearchIndex RealPages() => SearchPages.IndexOf(site);

    [Benchmark]
    public SearchIndex TenThousandChapters() => new(pages, SearchPages.Alike(site));
}
