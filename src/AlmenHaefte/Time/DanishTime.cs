using System.Globalization;

namespace AlmenHaefte.Time;

/// <summary>
/// Danish clocks and calendars: what a wall time means as a moment, and how a moment is written.
/// Moments may come in with any offset; what goes out is always the time in Copenhagen.
/// </summary>
public static class DanishTime
{
    private const string NoBreakSpace = "\u00A0";
    private const string DayFormat = $"d.'{NoBreakSpace}'MMMM yyyy";
    private const string WeekdayFormat = $"dddd 'den' {DayFormat}";
    private const string ClockFormat = "HH.mm";

    private static readonly TimeZoneInfo Copenhagen = TimeZoneInfo.FindSystemTimeZoneById("Europe/Copenhagen");
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    public static WallTime Read(DateTime wall)
    {
        var local = DateTime.SpecifyKind(wall, DateTimeKind.Unspecified);
        if (Copenhagen.IsInvalidTime(local))
        {
            return new WallTime.Never();
        }

        if (Copenhagen.IsAmbiguousTime(local))
        {
            var offsets = Copenhagen.GetAmbiguousTimeOffsets(local);
            return new WallTime.Twice(new DateTimeOffset(local, offsets.Max()), new DateTimeOffset(local, offsets.Min()));
        }

        return new WallTime.Once(new DateTimeOffset(local, Copenhagen.GetUtcOffset(local)));
    }

    public static DateTimeOffset InDenmark(DateTimeOffset moment) => TimeZoneInfo.ConvertTime(moment, Copenhagen);

    public static DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(InDenmark(moment).DateTime);

    /// <summary>"20. april 2022"</summary>
    public static string Write(DateOnly day) => day.ToString(DayFormat, Danish);

    /// <summary>"onsdag den 20. april 2022 kl. 10.00"</summary>
    public static string Write(DateTimeOffset moment) => $"{Weekday(moment)} {WriteClock(moment)}";

    /// <summary>
    /// "onsdag den 20. april 2022 kl. 10.00–11.30"; when it ends on another day,
    /// "onsdag den 20. april 2022 kl. 22.00 – torsdag den 21. april 2022 kl. 01.00".
    /// </summary>
    public static string Write(DateTimeOffset start, DateTimeOffset end) =>
        DayOf(start) == DayOf(end)
            ? $"{Write(start)}–{InDenmark(end).ToString(ClockFormat, Danish)}"
            : $"{Write(start)} – {Write(end)}";

    /// <summary>"kl. 10.00"</summary>
    public static string WriteClock(DateTimeOffset moment) => $"kl.{NoBreakSpace}{InDenmark(moment).ToString(ClockFormat, Danish)}";

    private static string Weekday(DateTimeOffset moment) => InDenmark(moment).ToString(WeekdayFormat, Danish);
}
