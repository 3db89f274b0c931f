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

    /// <summary>The outlines as an SVG path, all of them but some.</summary>
    public static string AllBut(IReadOnlyCollection<int> numbers) => string.Concat(Houses.Index().Where(house => !numbers.Contains(house.Index + 1)).Select(house => Outline(house.Item)));

    /// <summary>The outlines of some houses.</summary>
    public static string Only(IReadOnlyCollection<int> numbers) => string.Concat(Houses.Index().Where(house => numbers.Contains(house.Index + 1)).Select(house => Outline(house.Item)));

    private static string Outline((int X, int Y, int Width, int Height) house) =>
        $"M{Text(house.X + Joint)} {Text(house.Y + Joint)}h{Text(house.Width - (2 * Joint))}v{Text(house.Height - (2 * Joint))}h-{Text(house.Width - (2 * Joint))}z";

    private static string Text(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
