using System.Globalization;
using System.Text;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace AlmenHaefte.Content;

/// <summary>The containers that the site itself gives a meaning: a question, the questions of a point, the timeline.</summary>
/// <param name="writeBlocks">Writes what stands in a container as any other text.</param>
internal sealed class ContainerWriter(
    MarkdownText text, TextContext context, Notes notes, StringBuilder html, InlineWriter inlines, Action<IEnumerable<Block>> writeBlocks)
{
    public const string Timeline = "tidslinje";

    private const string QuestionsOfThisPoint = "punktets-spoergsmaal";

    private bool isTimelineDrawn;

    public void Write(CustomContainer container, int headingLevel)
    {
        if (container.ClosingFencedCharCount == 0)
        {
            text.Fault(container, $"»::: {container.Info}« bliver aldrig afsluttet", "skriv ::: på en linje for sig selv, hvor den slutter");
            return;
        }
        switch (container.Info)
        {
            case QuestionBlock.Name:
                Question(container, headingLevel);
                break;
            case QuestionsOfThisPoint:
                context.Expect(text, container, static around => around.QuestionsOfThisPoint is null
                    ? ("filen er ikke et punkt, så den har ingen spørgsmål at vise", "slet linjerne, eller giv kapitlet et nummer")
                    : null);
                html.Append(context.QuestionsOfThisPoint);
                break;
            case Timeline when isTimelineDrawn:
                text.Fault(container, "tidslinjen står to gange i filen", "slet den ene");
                break;
            case Timeline:
                isTimelineDrawn = true;
                context.Expect(text, container, static around => around is { Timeline: null, IsComplete: true } ? Unknown(Timeline) : null);
                html.Append(context.Timeline?.Invoke(notes));
                break;
            case var other:
                var (what, remedy) = Unknown(other);
                text.Fault(container, what, remedy);
                break;
        }
    }

    private static (string What, string Remedy) Unknown(string? name) => ($"»::: {name}« kendes ikke her", "brug spoergsmaal, punktets-spoergsmaal eller tidslinje");

    private static Func<TextContext, (string, string)?> Point(int number) => around =>
        around.IsComplete && !around.Points.ContainsKey(number) ? ($"punkt {number} findes ikke", "ret numrene efter »punkter=«") : null;

    private void Question(CustomContainer container, int headingLevel)
    {
        if (container is not [ParagraphBlock wording, ..])
        {
            return;
        }
        var points = QuestionBlock.PointsOf(container);
        foreach (var number in points)
        {
            context.Expect(text, container, Point(number));
        }
        html.Element("div", () =>
        {
            html.Element($"h{Math.Min(headingLevel + 1, 6)}", () => inlines.Write(wording.Inline), " class=\"question-text\"");
            writeBlocks(container.Skip(1));
            var links = points.Where(context.Points.ContainsKey).Select(number =>
                $"<a href=\"{Html.Encode(context.Points[number].Address)}\">punkt {number.ToString(CultureInfo.InvariantCulture)}, {Html.Encode(context.Points[number].Title)}</a>").ToList();
            if (links.Count > 0)
            {
                html.Element("p", () => html.Append("Hører til ").AppendJoin(" og ", links), " class=\"question-points\"");
            }
        }, $" class=\"question\"{Html.Id(PermanentIds.Of(container))}");
    }
}
