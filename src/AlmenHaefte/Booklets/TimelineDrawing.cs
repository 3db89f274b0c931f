using System.Globalization;
using System.Text;
using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>
/// The timeline as an inline SVG: time runs downwards, one column a lane, the numbers are those of the list beside it.
/// Drawn upright so that it can be read at 375 pixels without being scaled down. Colours come from the stylesheet.
/// </summary>
internal sealed class TimelineDrawing(IReadOnlyList<TimelineEvent> events)
{
    private const int YearHeight = 96;
    private const int FirstLane = 84;
    private const int LaneWidth = 76;
    private const int Top = 36;
    private const int MarkerRadius = 11;
    private const int Spacing = (2 * MarkerRadius) + 2;
    private const int Width = FirstLane + (4 * LaneWidth) - 40;

    private readonly int firstYear = events.Count == 0 ? 0 : events.Min(occurrence => occurrence.From.Year);
    private readonly int lastYear = events.Count == 0 ? 0 : events.Max(occurrence => (occurrence.To ?? occurrence.From).Year);

    public string ToSvg()
    {
        var height = Top + ((lastYear - firstYear + 1) * YearHeight) + MarkerRadius;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure class=\"timeline\" id=\"tidslinje\"><svg viewBox=\"0 0 {Width} {height}\" width=\"{Width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"tidslinje-titel tidslinje-beskrivelse\">\n");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"tidslinje-titel\">Tidslinje {firstYear}–{lastYear}</title>\n<desc id=\"tidslinje-beskrivelse\">{events.Count} begivenheder i fire spor: rammerne, fsb HJEM, &amp;os og viden. De samme begivenheder står i listen efter tegningen.</desc>\n");
        DrawYears(svg);
        DrawLanes(svg, height);
        DrawEvents(svg);
        return svg.Append("</svg></figure>\n").ToString();
    }

    private void DrawYears(StringBuilder svg)
    {
        for (var year = firstYear; year <= lastYear; year++)
        {
            var y = Top + ((year - firstYear) * YearHeight);
            svg.Append(CultureInfo.InvariantCulture, $"<path class=\"year-line\" d=\"M0 {y}H{Width}\"/><text class=\"year\" x=\"0\" y=\"{y + 18}\">{year}</text>\n");
        }
    }

    private static void DrawLanes(StringBuilder svg, int height)
    {
        foreach (var lane in TimelineLane.All)
        {
            var x = LaneX(lane);
            svg.Append(CultureInfo.InvariantCulture, $"<g class=\"lane-{lane.Id}\"><text class=\"lane\" x=\"{x}\" y=\"14\" text-anchor=\"middle\">{HtmlWriter.Encode(lane.Title)}</text><path class=\"lane-line\" d=\"M{x} {Top - 12}V{height}\"/></g>\n");
        }
    }

    private void DrawEvents(StringBuilder svg)
    {
        var lowestInLane = new Dictionary<TimelineLane, double>();
        foreach (var (index, occurrence) in events.Index())
        {
            var x = LaneX(occurrence.Lane);
            var y = Math.Max(Y(occurrence.From.Earliest) + MarkerRadius, lowestInLane.GetValueOrDefault(occurrence.Lane, 0) + Spacing);
            lowestInLane[occurrence.Lane] = y;
            svg.Append(CultureInfo.InvariantCulture, $"<g class=\"lane-{occurrence.Lane.Id}\">");
            if (occurrence.To is { } to)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<path class=\"span\" d=\"M{x} {y:0.#}V{Math.Max(y, Y(to.Earliest)):0.#}\"/>");
            }
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"marker\" cx=\"{x}\" cy=\"{y:0.#}\" r=\"{MarkerRadius}\"/><text class=\"marker-number\" x=\"{x}\" y=\"{y + 4:0.#}\" text-anchor=\"middle\">{index + 1}</text></g>\n");
        }
    }

    private static int LaneX(TimelineLane lane) => FirstLane + (TimelineLane.All.Index().First(pair => pair.Item == lane).Index * LaneWidth);

    private double Y(DateOnly date) => Top + ((date.Year - firstYear + ((date.DayOfYear - 1) / 365.0)) * YearHeight);
}
