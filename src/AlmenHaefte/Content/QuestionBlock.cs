using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace AlmenHaefte.Content;

/// <summary>A question as it stands in a text: <c>::: spoergsmaal {#id punkter=1,2}</c>, the question as its first paragraph, then what may be said about it.</summary>
internal sealed partial record QuestionBlock(CustomContainer Block, string Id, string Wording, IReadOnlyList<int> Points)
{
    public const string Name = "spoergsmaal";

    public static IEnumerable<QuestionBlock> In(MarkdownText text) =>
        text.Tree.Descendants<CustomContainer>().Where(block => block.Info == Name).Select(block => new QuestionBlock(
            block,
            PermanentIds.Of(block),
            PlainText.Of(block.OfType<ParagraphBlock>().FirstOrDefault()?.Inline),
            PointsOf(block)));

    /// <summary>Whether what stands after the name can be read to its end: a misspelt <c>punkter</c> would else be lost in silence.</summary>
    public static bool IsReadable(CustomContainer block) => Arguments().IsMatch(block.Arguments ?? "");

    public static string? IdOf(CustomContainer block) => Arguments().Match(block.Arguments ?? "").Groups["id"] is { Success: true } id ? id.Value : null;

    /// <summary>The line on which a question without an id begins, with one.</summary>
    public static string WithId(string line, string id) =>
        line.Contains('{', StringComparison.Ordinal) ? line.Replace("{", $"{{#{id} ", StringComparison.Ordinal) : line.Insert(line.TrimEnd().Length, $" {{#{id}}}");

    public static IReadOnlyList<int> PointsOf(CustomContainer block) =>
        [.. Arguments().Match(block.Arguments ?? "").Groups["point"].Captures.Select(number => int.Parse(number.Value, CultureInfo.InvariantCulture)).Distinct()];

    [GeneratedRegex(@"^(?:\{(?:#(?<id>[^\s}]*))? ?(?:punkter=(?<point>[0-9]{1,4})(?:,(?<point>[0-9]{1,4}))*)?\}\s*)?$", RegexOptions.ExplicitCapture)]
    private static partial Regex Arguments();
}
