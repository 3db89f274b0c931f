using System.Text.RegularExpressions;
using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>What docs/asvs.md says is shown by a test, is.</summary>
public sealed partial class AsvsTests
{
    private static readonly string Documents = ContentFolder.Find("docs", AppContext.BaseDirectory)!;

    private static readonly IReadOnlyList<string[]> Rows =
        [.. File.ReadLines(Path.Combine(Documents, "asvs.md")).Where(line => Requirement().IsMatch(line)).Select(line => line.Trim('|').Split(" | ", StringSplitOptions.TrimEntries))];

    [Fact]
    public void Every_test_that_it_names_is_there()
    {
        var classes = typeof(AsvsTests).Assembly.GetTypes().Where(type => type.IsPublic)
            .SelectMany(type => new[] { type.Name, type.FullName!["AlmenHaefte.Tests.".Length..] }.Distinct().SelectMany(name => type.GetMethods().Select(method => $"{name}.{method.Name}").Prepend(name)))
            .Concat(InTheBrowser()).ToHashSet(StringComparer.Ordinal);

        Faults.None(from row in Rows from Match name in Name().Matches(row[^1]) where !classes.Contains(name.Groups[1].Value) select $"{row[0]} names {name.Groups[1].Value}");
        Faults.None(from row in Rows where row[2] == "met" && row[^1] == "–" && !IsToBeRead(row[0]) select $"{row[0]} is met, and no test shows it");
    }

    [Fact]
    public void Nothing_is_left_out_and_the_sums_are_right()
    {
        Assert.Equal(189, Rows.DistinctBy(row => row[0]).Count());
        Assert.All(Rows, row => Assert.Equal(5, row.Length));
        var text = File.ReadAllText(Path.Combine(Documents, "asvs.md"));
        foreach (var level in Rows.GroupBy(row => row[1]))
        {
            int Count(string state) => level.Count(row => row[2] == state);
            Assert.Contains($"| {level.Key} | {level.Count()} | {Count("met")} | {Count("set-up")} | {Count("not here")} | {Count("open")} |", text, StringComparison.Ordinal);
        }
    }

    /// <summary>What is written down, which algorithm is used, and what is measured by hand is shown by reading.</summary>
    private static bool IsToBeRead(string requirement) => requirement.StartsWith("11.", StringComparison.Ordinal) || requirement is "1.2.5" or "1.4.3" or "13.2.1" or "14.1.1" or "15.1.1" or "16.2.2" or "16.3.2";

    private static IEnumerable<string> InTheBrowser()
    {
        foreach (var file in Directory.EnumerateFiles(ContentFolder.Find("tests/AlmenHaefte.BrowserTests", AppContext.BaseDirectory)!, "*.cs"))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            yield return name;
            foreach (Match method in Method().Matches(File.ReadAllText(file)))
            {
                yield return $"{name}.{method.Groups[1].Value}";
            }
        }
    }

    [GeneratedRegex(@"^\| \d+\.\d+\.\d+ \| [12] \| ")]
    private static partial Regex Requirement();

    [GeneratedRegex("`([A-Za-z_.]+)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"public async Task (\w+)\(")]
    private static partial Regex Method();
}
