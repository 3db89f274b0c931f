using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace AlmenHaefte.Content;

/// <summary>
/// A text file whose front matter is changed field by field. What is not changed stays as it was to the letter: the order of the fields, comments, quotation marks.
/// </summary>
public sealed partial class FrontMatter
{
    private const string Fence = "---";

    private readonly IReadOnlyList<Entry> entries;
    private readonly IReadOnlyDictionary<string, YamlNode> values;

    private FrontMatter(IReadOnlyList<Entry> entries, IReadOnlyDictionary<string, YamlNode> values, string body) => (this.entries, this.values, Body) = (entries, values, body);

    public static FrontMatter Empty { get; } = new([], new Dictionary<string, YamlNode>(), "\n");

    /// <summary>What stands below the front matter.</summary>
    public string Body { get; }

    public string Text => $"{Fence}\n{string.Concat(entries.Select(entry => entry.Lines))}{Fence}\n{Body}";

    /// <summary>The value of a field that has one; null for a list, and where there is none.</summary>
    public string? this[string key] => values.TryGetValue(key, out var value) && value is YamlScalarNode { Value: { } text } && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    /// <summary>Null when the text has no front matter that can be taken apart.</summary>
    public static FrontMatter? Read(string text)
    {
        var lines = text.Split('\n');
        var end = lines[0].TrimEnd() == Fence ? Array.FindIndex(lines, 1, line => line.TrimEnd() == Fence) : -1;
        if (end < 0)
        {
            return null;
        }
        var values = Values(string.Join('\n', lines[1..end]));
        var entries = Entries(lines[1..end]);
        // A mapping written in any other way than a field to a line is not ours to change.
        return values is not null && values.Keys.ToHashSet(StringComparer.Ordinal).SetEquals(entries.Select(entry => entry.Key).OfType<string>())
            ? new FrontMatter(entries, values, string.Join('\n', lines[(end + 1)..])) : null;
    }

    /// <summary>The items of a list; none when there is none.</summary>
    public IReadOnlyList<string> List(string key) => values.TryGetValue(key, out var list) && list is YamlSequenceNode nodes ? [.. nodes.Children.OfType<YamlScalarNode>().Select(node => node.Value ?? "")] : [];

    /// <summary>Read as the site reads them, but telling nobody of faults.</summary>
    internal YamlFields? Fields => YamlFields.Parse("", string.Concat(entries.Select(entry => entry.Lines)), 1, []);

    public FrontMatter WithBody(string body) => new(entries, values, body);

    /// <param name="value">Null or blank takes the field out.</param>
    public FrontMatter With(string key, string? value)
    {
        var words = LineBreaks().Replace(value ?? "", " ").Trim();
        return words == (this[key] ?? "") ? this : WithLines(key, words.Length == 0 ? "" : $"{key}: {Scalar(words)}\n");
    }

    /// <summary>With one more item in a list.</summary>
    public FrontMatter WithItem(string key, string item) => WithList(key, [.. List(key).Append(item).Distinct(StringComparer.Ordinal)]);

    /// <param name="items">None takes the field out.</param>
    public FrontMatter WithList(string key, IReadOnlyList<string> items) =>
        items.SequenceEqual(List(key)) ? this : WithLines(key, items.Count == 0 ? "" : $"{key}:\n{string.Concat(items.Select(item => $"  - {Scalar(item)}\n"))}");

    /// <summary>A value as it is written in YAML: plain where that says the same, else in quotation marks.</summary>
    internal static string Scalar(string words) =>
        !words.Contains('\'', StringComparison.Ordinal) && Values($"x: {words}")?.GetValueOrDefault("x") is YamlScalarNode { Value: var read } && read == words ? words
        : $"'{words.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>With a field written out as YAML, its own name first.</summary>
    internal FrontMatter WithLines(string key, string lines)
    {
        var entry = new Entry(key, lines);
        var changed = entries.Any(one => one.Key == key) ? entries.Select(one => one.Key == key ? entry : one) : entries.Append(entry);
        var front = string.Concat(changed.Select(one => one.Lines));
        return Read($"{Fence}\n{front}{Fence}\n{Body}") ?? this;
    }

    private static Dictionary<string, YamlNode>? Values(string yaml) =>
        string.IsNullOrWhiteSpace(yaml) ? [] : YamlText.Read("", yaml, 1, new List<Fault>())?.Children.ToDictionary(field => field.Key.ToString(), field => field.Value, StringComparer.Ordinal);

    private static List<Entry> Entries(IEnumerable<string> lines)
    {
        var entries = new List<Entry>();
        foreach (var line in lines)
        {
            if (Key().Match(line) is { Success: true } key)
            {
                entries.Add(new Entry(key.Groups[1].Value, line + "\n"));
            }
            else if (entries is [.., var last])
            {
                entries[^1] = last with { Lines = last.Lines + line + "\n" };
            }
            else
            {
                entries.Add(new Entry(null, line + "\n"));
            }
        }
        return entries;
    }

    [GeneratedRegex(@"^([\p{L}][\p{L}\p{N}_-]*)[ ]*:(?=\s|$)")]
    private static partial Regex Key();

    [GeneratedRegex(@"\s*[\r\n]+\s*")]
    private static partial Regex LineBreaks();

    /// <param name="Key">Null for what stands above the first field.</param>
    private sealed record Entry(string? Key, string Lines);
}
