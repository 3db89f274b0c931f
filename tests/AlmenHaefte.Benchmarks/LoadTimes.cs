using System.Diagnostics;
using System.Globalization;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;
using AlmenHaefte.Searching;

namespace AlmenHaefte.Benchmarks;

/// <summary>How long a folder takes to be read, checked and taken over, whole and after one saved file, and what it takes up.</summary>
internal static class LoadTimes
{
    private const int Changes = 7;

    public static void Write(string root, TextWriter output)
    {
        var folder = new ContentFolder(root);
        var shelf = new Bookshelf(folder);
        Tell(output, "whole folder", Timed(() => shelf.Refresh()));
        if (shelf.Faults.Count > 0)
        {
            output.WriteLine(string.Join('\n', shelf.Faults.Take(10)));
            return;
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB of objects, {Environment.WorkingSet / 1e6:0} MB in memory"));
        var changed = Directory.EnumerateFiles(Path.Combine(root, "haefter"), "*.md", SearchOption.AllDirectories).Where(file => !file.EndsWith("indhold.md", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Last();
        var text = File.ReadAllText(changed);
        for (var change = 1; change <= Changes; change++)
        {
            File.WriteAllText(changed, $"{text}\nRettet {change} gange.\n");
            var looking = Timed(() => folder.Read());
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"one saved file: {looking:0} ms to look + {Timed(() => shelf.Refresh()) - looking:0} ms"));
        }

        SearchIndex? index = null;
        Tell(output, "index", Timed(() => index = SearchPages.IndexOf(shelf.Current)));
        File.WriteAllText(changed, text);
        shelf.Refresh();
        Tell(output, "index after one saved file", Timed(() => index = SearchPages.IndexOf(shelf.Current, index)));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{GC.GetTotalMemory(forceFullCollection: true) / 1e6:0} MB of objects with the index"));
        GC.KeepAlive(index);
    }

    private static double Timed(Action what)
    {
        var start = Stopwatch.GetTimestamp();
        what();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static void Tell(TextWriter output, string what, double milliseconds) => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {milliseconds:0} ms"));
}
