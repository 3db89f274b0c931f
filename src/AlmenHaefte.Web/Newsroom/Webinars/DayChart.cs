using System.Globalization;

namespace AlmenHaefte.Web.Newsroom.Webinars;

/// <summary>
/// New sign-ups over time as columns, drawn from zero, with every day there is: a quiet week looks quiet. More than six weeks are shown week by week.
/// </summary>
public sealed record DayChart(string Unit, int Top, int Step, IReadOnlyList<DayColumn> Columns)
{
    public const int Width = 480;
    public const int Height = 200;
    public const int Left = 32;
    public const int Right = 8;
    public const int Upper = 10;
    public const int Base = 172;

    private const int MostDays = 42;
    private const int MostLines = 4;

    public int Total => Columns.Sum(column => column.Count);

    public DayColumn Busiest => Columns.MaxBy(column => column.Count)!;

    /// <summary>The values that have a line and a number.</summary>
    public IEnumerable<int> Lines => Enumerable.Range(0, (Top / Step) + 1).Select(line => line * Step);

    /// <summary>Null when there is nothing to show.</summary>
    public static DayChart? Of(IReadOnlyList<(DateOnly Day, int Count)> days)
    {
        if (days.Count == 0)
        {
            return null;
        }
        var isDaily = days.Count <= MostDays;
        IReadOnlyList<DayColumn> columns = isDaily
            ? [.. days.Select(day => new DayColumn(day.Day, day.Count))]
            : [.. days.GroupBy(day => MondayOf(day.Day)).Select(week => new DayColumn(week.Key, week.Sum(day => day.Count)))];
        var most = columns.Max(column => column.Count);
        var step = StepFor(most);
        return new DayChart(isDaily ? "dag" : "uge", (most + step - 1) / step * step, step, columns);
    }

    /// <summary>Of a value, from above.</summary>
    public double Y(int value) => Base - ((Base - Upper) * (double)value / Top);

    /// <summary>Of a column's left edge.</summary>
    public double X(int column) => Left + (Pitch * (column + .1));

    public double ColumnWidth => Pitch * .8;

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private double Pitch => (double)(Width - Left - Right) / Columns.Count;

    private static int StepFor(int most)
    {
        for (var size = 1; ; size *= 10)
        {
            foreach (var step in new[] { size, 2 * size, 5 * size })
            {
                if (most <= step * MostLines)
                {
                    return step;
                }
            }
        }
    }

    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}

/// <param name="From">The day, or the Monday of the week.</param>
public sealed record DayColumn(DateOnly From, int Count);
