using System.Globalization;
using System.Text;
using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>
/// The timeline as an inline SVG: time runs downwards, one column a lane, the numbers are those of the list beside it.
/// Drawn upright so that it can be read on a phone without being scaled down. Colours come from the stylesheet.
/// </summary>
internal sealed class TimelineDrawing(IReadOnlyList<TimelineEvent> events)
{
    private const double YearHeight = 92;
    private const double Top = 34;
    private const double FirstLane = 84;
    private const double LaneWidth = 84;
    private const double Width = 380;
    private const double Radius = 9.5;

    /// <summary>Two markers of one lane stand at least this far apart, middle to middle.</summary>
    private const double Distance = 21.5;

    /// <summary>Where a marker stands when its place is taken: beside, on the other side, then a little lower.</summary>
    private static readonly double[] Sides = [0, -23, 23];

    private readonly int firstYear = events.Min(occurrence => occurrence.From.Year);
    private readonly int lastYear = events.Max(occurrence => (occurrence.To ?? occurrence.From).Year);

    private double Bottom => Top + ((lastYear - firstYear + 1) * YearHeight);

    public string ToSvg()
    {
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<figure class=\"timeline\" id=\"tidslinje\"><svg viewBox=\"0 0 {Width} {Bottom + 24}\" width=\"{Width}\" height=\"{Bottom + 24}\" role=\"img\" aria-labelledby=\"tidslinje-titel\">");
        svg.Append(CultureInfo.InvariantCulture, $"<title id=\"tidslinje-titel\">Tidslinje {firstYear}–{lastYear} med fire spor: rammer, fsb HJEM, &amp;os og viden. Numrene svarer til listen under figuren.</title>\n");
        DrawYears(svg);
        DrawEvents(svg);
        return svg.Append("</svg><figcaption>Udfyldte mærker er de to partnerskaber, åbne mærker det omkring dem. En bjælke under et mærke viser en periode.</figcaption></figure>\n").ToString();
    }

    private void DrawYears(StringBuilder svg)
    {
        var years = Enumerable.Range(firstYear, lastYear - firstYear + 2).Select(year => (Year: year, Y: Top + ((year - firstYear) * YearHeight))).ToList();
        svg.Append("<path class=\"grid\" d=\"").AppendJoin("", years.Select(year => $"M0 {Text(year.Y)}H{Text(Width)}")).Append("\"/>");
        svg.Append("<path class=\"rail\" d=\"").AppendJoin("", TimelineLane.All.Select(lane => $"M{Text(X(lane))} {Text(Top)}V{Text(Bottom)}")).Append("\"/>\n");
        foreach (var (year, y) in years.SkipLast(1))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"year\" x=\"0\" y=\"{Text(y + 15)}\">{year}</text>");
        }
        foreach (var lane in TimelineLane.All)
        {
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"lane\" x=\"{Text(X(lane))}\" y=\"16\">{Html.Encode(lane.Title)}</text>");
        }
    }

    private void DrawEvents(StringBuilder svg)
    {
        var taken = new List<(TimelineLane Lane, double X, double Y)>();
        foreach (var (index, occurrence) in events.Index())
        {
            var (x, y) = FreePlace(occurrence, taken);
            taken.Add((occurrence.Lane, x, y));
            svg.Append(CultureInfo.InvariantCulture, $"\n<g class=\"lane-{occurrence.Lane.Id}\">");
            if (occurrence.To is { } to)
            {
                svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"span\" x=\"{Text(x - 4)}\" y=\"{Text(y)}\" width=\"8\" height=\"{Text(Math.Max(20, Y(to.Latest) - y))}\"/>");
            }
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"dot\" cx=\"{Text(x)}\" cy=\"{Text(y)}\" r=\"{Radius}\"/><text class=\"number\" x=\"{Text(x)}\" y=\"{Text(y + 3.7)}\">{index + 1}</text></g>");
        }
    }

    private (double X, double Y) FreePlace(TimelineEvent occurrence, List<(TimelineLane Lane, double X, double Y)> taken)
    {
        var (middle, y) = (X(occurrence.Lane), Y(occurrence.From.Earliest) + Radius + 1.5);
        for (var lower = 0; ; lower += 4)
        {
            foreach (var x in Sides.Select(side => middle + side))
            {
                if (taken.TrueForAll(other => other.Lane != occurrence.Lane || Math.Sqrt(Math.Pow(other.X - x, 2) + Math.Pow(other.Y - y - lower, 2)) >= Distance))
                {
                    return (x, y + lower);
                }
            }
        }
    }

    private static double X(TimelineLane lane) => FirstLane + (TimelineLane.All.Index().First(pair => pair.Item == lane).Index * LaneWidth);

    private double Y(DateOnly date) => Top + ((date.Year - firstYear + ((date.DayOfYear - 1) / 365.0)) * YearHeight);

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
