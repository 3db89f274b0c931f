using BenchmarkDotNet.Attributes;

namespace AlmenHaefte.Benchmarks;

/// <summary>Signing up in process beside the raw rows, so that the ratio is of one run. The time is that of one sign-up.</summary>
[MemoryDiagnoser]
[SimpleJob(warmupCount: 3, iterationCount: 15)]
public class SignUpBenchmarks : IDisposable
{
    private const int AtOnce = 64;

    private RawRows raw = null!;
    private MadeDesk desk = null!;

    [GlobalSetup]
    public async Task OpenAsync()
    {
        raw = new RawRows(MadeDesk.PersonBytes, MadeDesk.Message());
        desk = await MadeDesk.OpenAsync();
    }

    [GlobalCleanup]
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        raw.Dispose();
        desk.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = AtOnce)]
    public void RawOneWriter()
    {
        for (var row = 0; row < AtOnce; row++)
        {
            raw.Insert();
        }
    }

    [Benchmark(OperationsPerInvoke = AtOnce)]
    public async Task OneAfterAnother()
    {
        for (var person = 0; person < AtOnce; person++)
        {
            await desk.EnterAsync();
        }
    }

    [Benchmark(OperationsPerInvoke = AtOnce)]
    public Task SixtyFourAtOnce() => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => Task.Run(desk.EnterAsync)));
}
