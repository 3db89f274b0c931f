using System.Diagnostics;
using System.Globalization;
using AlmenHaefte.Searching;

namespace AlmenHaefte.Benchmarks;

/// <summary>
/// How long each of the fixture's queries takes: what half of them, and nearly all, stay under. BenchmarkDotNet knows only the mean of one.
/// Of several rounds the fastest counts, for what else the machine does can only add to it.
/// </summary>
internal static class QuerySpread
{
    private const int WarmUp = 20;
    private const int Rounds = 15;

    public static void Write(TextWriter output)
    {
        var site = RealContent.Read();
        Write(output, "real content", SearchPages.IndexOf(site));
        Write(output, "10,000 made chapters", new SearchIndex(MadeChapters.Of(site, 10_000), SearchPages.Alike(site)));
    }

    private static void Write(TextWriter output, string name, SearchIndex index)
    {
        SearchQuery[] queries = [.. RealContent.ReadQueries().Select(SearchQuery.Parse)];
        for (var round = 0; round < WarmUp; round++)
        {
            Array.ForEach(queries, query => index.Find(query, RealContent.Now));
        }

        (double Milliseconds, string Query)[] times = [.. queries.Select(query => (FastestOf(index, query), query.Text)).Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: median {times[times.Length / 2].Milliseconds:0.000} ms, 90 % {times[times.Length * 9 / 10].Milliseconds:0.000} ms, slowest {string.Join(", ", times.TakeLast(4).Reverse().Select(time => string.Create(CultureInfo.InvariantCulture, $"{time.Milliseconds:0.000} ms »{time.Query}«")))}"));
    }

    private static double FastestOf(SearchIndex index, SearchQuery query)
    {
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            index.Find(query, RealContent.Now);
            times[round] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times.Min();
    }
}
