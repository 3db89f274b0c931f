using AlmenHaefte.Content;

namespace AlmenHaefte.Publishing;

/// <summary>
/// A webinar's file as staff edit it: the fields above by name and the text below. Whatever else stands in the file, remarks and order included, stays as it is.
/// </summary>
public sealed class WebinarText
{
    private const string Fence = "---";

    private readonly List<string> fields;

    private WebinarText(List<string> fields, string body) => (this.fields, Body) = (fields, body);

    public string Body { get; }

    public string Whole => string.Join('\n', [Fence, .. fields, Fence, "", Body.Trim('\n'), ""]);

    public static WebinarText Empty => new([], "");

    /// <summary>Null when the file cannot be taken apart: then it must be mended where it lies.</summary>
    public static WebinarText? Of(string whole) =>
        ContentText.Read(new ContentFile("webinar.md", System.Text.Encoding.UTF8.GetBytes(whole)), []) is var (text, _) ? new WebinarText([.. text.FrontMatter.Split('\n')], text.Body.Trim('\n')) : null;

    /// <summary>As it stands in the file; null when it is not there, or is no single value.</summary>
    public string? this[string key] => Fields?.OptionalText(key);

    private YamlFields? Fields => YamlFields.Parse("webinar.md", string.Join('\n', fields), 1, []);

    /// <param name="values">Null takes the field out.</param>
    public WebinarText With(IEnumerable<KeyValuePair<string, string?>> values, string body)
    {
        var changed = new List<string>(fields);
        foreach (var (key, value) in values.Where(field => field.Value is null || field.Value != this[field.Key]))
        {
            Put(changed, key, value);
        }

        return new WebinarText(changed, body.ReplaceLineEndings("\n"));
    }

    private static void Put(List<string> lines, string key, string? value)
    {
        var start = lines.FindIndex(line => line.StartsWith($"{key}:", StringComparison.Ordinal));
        if (start >= 0)
        {
            // What is indented under a field belongs to it.
            var end = lines.FindIndex(start + 1, line => line.Length > 0 && line[0] is not (' ' or '-'));
            lines.RemoveRange(start, (end < 0 ? lines.Count : end) - start);
        }

        if (value is not null)
        {
            lines.Insert(start >= 0 ? start : lines.Count, $"{key}: {Quoted(value)}");
        }
    }

    /// <summary>In single quotes YAML takes everything as it stands but the quote itself; times and numbers need none.</summary>
    private static string Quoted(string value)
    {
        var line = string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or ':' or 'T') && !line.EndsWith(':') ? line : $"'{line.Replace("'", "''", StringComparison.Ordinal)}'";
    }
}
