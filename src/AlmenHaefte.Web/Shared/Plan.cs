using System.Globalization;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// The booklet's drawing: two courts that share a wall, a partnership each, with twelve houses round them, one a point.
/// Coordinates on a field of 96 × 72.
/// </summary>
public static class Plan
{
    private const double Joint = 0.75;

    private static readonly (int X, int Y, int Width, int Height)[] Houses =
    [
        (0, 0, 24, 16), (24, 0, 24, 16), (48, 0, 24, 16), (72, 0, 24, 16), (80, 16, 16, 20), (80, 36, 16, 20),
        (72, 56, 24, 16), (48, 56, 24, 16), (24, 56, 24, 16), (0, 56, 24, 16), (0, 36, 16, 20), (0, 16, 16, 20),
    ];

    /// <summary>The outlines as an SVG path, all of them or all but one.</summary>
    public static string AllBut(int? number) => string.Concat(Houses.Index().Where(house => house.Index + 1 != number).Select(house => Outline(house.Item)));

    /// <summary>The outline of one house; empty when the drawing has no house of that number.</summary>
    public static string Only(int? number) => number is > 0 and <= 12 ? Outline(Houses[number.Value - 1]) : "";

    private static string Outline((int X, int Y, int Width, int Height) house) =>
        $"M{Text(house.X + Joint)} {Text(house.Y + Joint)}h{Text(house.Width - (2 * Joint))}v{Text(house.Height - (2 * Joint))}h-{Text(house.Width - (2 * Joint))}z";

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
