using System.Diagnostics;
using System.Globalization;

namespace AlmenHaefte.Benchmarks;

/// <summary>How many <see cref="RawRows"/> a second, for <c>sign-ups.py</c> to measure beside the site.</summary>
internal static class RawRate
{
    public static void Write(TimeSpan length, TextWriter output)
    {
        using var raw = new RawRows(MadeDesk.PersonBytes, MadeDesk.Message());
        var times = new List<TimeSpan>();
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < length;)
        {
            var began = clock.Elapsed;
            raw.Insert();
            times.Add(clock.Elapsed - began);
        }
        times.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times.Count / length.TotalSeconds:0} {times[times.Count * 99 / 100].TotalMilliseconds:0.00}"));
    }
}
