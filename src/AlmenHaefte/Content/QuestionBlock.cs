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
            MarkdownText.IdOf(block),
            HtmlWriter.PlainText(block.OfType<ParagraphBlock>().FirstOrDefault()?.Inline),
            PointsOf(block)));

    public static IReadOnlyList<int> PointsOf(CustomContainer block) =>
        PointList().Match(block.Arguments ?? "") is { Success: true } list
            ? [.. list.Groups[1].Value.Split(',').Select(number => int.Parse(number, CultureInfo.InvariantCulture))]
            : [];

    [GeneratedRegex(@"\bpunkter=([0-9]{1,4}(?:,[0-9]{1,4})*)")]
    private static partial Regex PointList();
}
