using System.Globalization;

namespace AlmenHaefte.Content;

/// <summary>A date known to the day, the month or only the year: <c>2022-03-28</c>, <c>2022-03</c>, <c>2022</c>.</summary>
public readonly record struct PartialDate(int Year, int? Month = null, int? Day = null) : IComparable<PartialDate>
{
    private static readonly CultureInfo Danish = CultureInfo.GetCultureInfo("da-DK");

    /// <summary>The first day that the date can mean.</summary>
    public DateOnly Earliest => new(Year, Month ?? 1, Day ?? 1);

    /// <summary>The last day that the date can mean.</summary>
    public DateOnly Latest => Day is not null ? Earliest : Month is not null ? Earliest.AddMonths(1).AddDays(-1) : new DateOnly(Year, 12, 31);

    public static PartialDate? TryParse(string text)
    {
        foreach (var format in new[] { "yyyy-MM-dd", "yyyy-MM", "yyyy" })
        {
            if (DateOnly.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return new PartialDate(date.Year, format.Length > 4 ? date.Month : null, format.Length > 7 ? date.Day : null);
            }
        }
        return null;
    }

    /// <summary>Whether it must be before the other, as far as both are known: 2021 need not be before May 2021.</summary>
    public bool IsBefore(PartialDate other)
    {
        var known = Math.Min(Iso.Length, other.Iso.Length);
        return string.CompareOrdinal(Iso[..known], other.Iso[..known]) < 0;
    }

    public int CompareTo(PartialDate other) => Earliest.CompareTo(other.Earliest);

    /// <summary>As ISO 8601, for the <c>datetime</c> attribute and for feeds.</summary>
    public string Iso => Earliest.ToString(Day is not null ? "yyyy-MM-dd" : Month is not null ? "yyyy-MM" : "yyyy", CultureInfo.InvariantCulture);

    /// <summary>In Danish: »28. marts 2022«, »marts 2022« or »2022«.</summary>
    public override string ToString() => Earliest.ToString(Day is not null ? "d. MMMM yyyy" : Month is not null ? "MMMM yyyy" : "yyyy", Danish).Replace(". ", ".\u00A0", StringComparison.Ordinal);

    public static bool operator <(PartialDate left, PartialDate right) => left.CompareTo(right) < 0;

    public static bool operator >(PartialDate left, PartialDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(PartialDate left, PartialDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(PartialDate left, PartialDate right) => left.CompareTo(right) >= 0;
}
