using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using BenchmarkDotNet.Attributes;

namespace AlmenHaefte.Benchmarks;

/// <summary>The real content from files to a site, and one chapter of it from Markdown to HTML.</summary>
[MemoryDiagnoser]
public class LoadBenchmarks
{
    private IReadOnlyList<ContentFile> files = [];
    private Func<Chapter> readAnew = null!;
    private string chapter = "";

    [GlobalSetup]
    public void Read()
    {
        files = new ContentFolder(RealContent.Root).Read();
        var known = RealContent.Read().Booklets[0].Chapters.First();
        chapter = known.File.Path;
        readAnew = () => SiteLoader.Load(files).Site!.Booklets[0].Chapters.First();
    }

    /// <summary>Parsed, looked through and checked against one another.</summary>
    [Benchmark(Baseline = true)]
    public PublishedSite? EveryFileAnew() => SiteLoader.Load([.. files.Select(Copy)]).Site;

    [Benchmark]
    public PublishedSite? OneFileAnew() => SiteLoader.Load([.. files.Select(file => file.Path == chapter ? Copy(file) : file)]).Site;

    /// <summary>With <see cref="NoFileAnew"/> taken off it: one text from Markdown to HTML.</summary>
    [Benchmark]
    public int NoFileAnewAndOneTextWritten() => readAnew().Text.Html.Length;

    [Benchmark]
    public Chapter NoFileAnew() => readAnew();

    /// <summary>A file that nobody has read.</summary>
    private static ContentFile Copy(ContentFile file) => new(file.Path, file.Bytes);
}
