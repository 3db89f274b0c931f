using AlmenHaefte.Searching;
using BenchmarkDotNet.Attributes;

namespace AlmenHaefte.Benchmarks;

/// <summary>What is done to every word of the texts, and to every word that is typed.</summary>
[MemoryDiagnoser]
public class StemBenchmarks
{
    [Params("og", "kommunernes", "partnerskabsudviklerens")]
    public string Word { get; set; } = "";

    [Benchmark]
    public string Stem() => DanishStem.Of(Word);

    [Benchmark]
    public string Key() => Words.Key(Word);
}
