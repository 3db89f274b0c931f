using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace AlmenHaefte.Benchmarks;

/// <summary>
/// Reads a running site's pages for a while, one after the other from many connections, while a chapter in its folder is saved again and again. Each save puts a new number in two
/// places of the page: a page with two different numbers would be half of the old and half of the new.
/// </summary>
internal sealed partial class ReadingUnderChanges(Uri site, string chapterFile, string chapterAddress) : IDisposable
{
    private const int Readers = 16;
    private const int Changes = 50;

    private readonly HttpClient browser = new(new SocketsHttpHandler { MaxConnectionsPerServer = Readers, AllowAutoRedirect = false }) { BaseAddress = site };
    private readonly ConcurrentDictionary<int, long> savedAt = new();
    private readonly ConcurrentBag<double> delays = [];
    private readonly ConcurrentBag<string> wrong = [];
    private int pages;

    /// <returns>Whether nothing went wrong.</returns>
    public async Task<bool> RunAsync(TimeSpan duration, TextWriter output)
    {
        var before = await File.ReadAllTextAsync(chapterFile);
        using var end = new CancellationTokenSource(duration);
        try
        {
            var readers = Enumerable.Range(0, Readers).Select(_ => Task.Run(() => ReadAsync(end.Token))).ToList();
            await ChangeAsync(before, duration / Changes, end.Token);
            await Task.WhenAll(readers);
        }
        finally
        {
            await File.WriteAllTextAsync(chapterFile, before);
        }
        double[] ordered = [.. delays.Order()];
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pages} pages, {savedAt.Count} changes, {wrong.Count} wrong; from saved to read, by each reader: median {At(ordered, 0.5):0} ms, 99 % {At(ordered, 0.99):0} ms, longest {At(ordered, 1):0} ms"));
        foreach (var one in wrong.Take(10))
        {
            output.WriteLine(one);
        }
        return wrong.IsEmpty && ordered.Length > 0;
    }

    public void Dispose() => browser.Dispose();

    private static double At(double[] ordered, double share) => ordered.Length == 0 ? double.NaN : ordered[(int)Math.Min(ordered.Length - 1, share * ordered.Length)];

    private async Task ChangeAsync(string before, TimeSpan pause, CancellationToken end)
    {
        for (var number = 1; number <= Changes && !end.IsCancellationRequested; number++)
        {
            var marked = Summary().Replace(before, $"resume: Rettelse nummer {number} i toppen.", 1) + $"\nRettelse nummer {number} i bunden.\n";
            savedAt[number] = Stopwatch.GetTimestamp();
            await File.WriteAllTextAsync(chapterFile, marked, CancellationToken.None);
            await Task.Delay(pause, end).ContinueWith(static _ => { }, TaskScheduler.Default);
        }
    }

    private async Task ReadAsync(CancellationToken end)
    {
        var seen = 0;
        while (!end.IsCancellationRequested)
        {
            using var answer = await browser.GetAsync(chapterAddress, CancellationToken.None);
            var read = Stopwatch.GetTimestamp();
            var page = await answer.Content.ReadAsStringAsync(CancellationToken.None);
            Interlocked.Increment(ref pages);
            int[] numbers = [.. Number().Matches(page).Select(match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Distinct()];
            if ((int)answer.StatusCode != 200 || numbers.Length > 1 || (numbers is [var one] && one < seen))
            {
                wrong.Add($"{(int)answer.StatusCode}: {string.Join(", ", numbers)} after {seen}");
            }
            else if (numbers is [var number] && number > seen)
            {
                delays.Add(Stopwatch.GetElapsedTime(savedAt.GetValueOrDefault(number, read), read).TotalMilliseconds);
                seen = number;
            }
        }
    }

    [GeneratedRegex("^resume: .*$", RegexOptions.Multiline)]
    private static partial Regex Summary();

    [GeneratedRegex("Rettelse nummer ([0-9]+) i")]
    private static partial Regex Number();
}
