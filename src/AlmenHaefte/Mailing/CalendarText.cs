using System.Text;
using AlmenHaefte.Time;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace AlmenHaefte.Mailing;

/// <summary>What all our calendar entries have in common, and how they are written.</summary>
internal static class CalendarText
{
    private const string Zone = "Europe/Copenhagen";
    private const string Product = "-//AlmenNet//AlmenHaefter//DA";
    private const string LineEnd = "\r\n";
    private const string Fold = "\r\n ";

    /// <summary>RFC 5545 § 3.1, without the line's end.</summary>
    private const int MostOctets = 75;

    public static CalendarEvent Entry(Guid uid, int sequence, DateTimeOffset stamp, DateTimeOffset start, DateTimeOffset end)
    {
        var isLocal = IsOneMoment(start) && IsOneMoment(end);
        return new CalendarEvent
        {
            Uid = uid.ToString(),
            Sequence = sequence,
            DtStamp = Utc(stamp),
            Start = isLocal ? Local(start) : Utc(start),
            End = isLocal ? Local(end) : Utc(end),
            Transparency = TransparencyType.Opaque,
        };
    }

    public static CalDateTime Utc(DateTimeOffset moment) => new(moment.UtcDateTime);

    /// <summary>"Onsdag den 20. april 2022 kl. 10.00–11.30 (dansk tid)", and what is not yet certain about it.</summary>
    public static string When(DateTimeOffset start, DateTimeOffset end, string? reservation)
    {
        var time = DanishTime.Write(start, end);
        return $"{char.ToUpperInvariant(time[0])}{time[1..]} (dansk tid){(reservation is null ? "" : $"\n{reservation}")}";
    }

    public static string Paragraphs(params IEnumerable<string> paragraphs) => string.Join("\n\n", paragraphs);

    /// <summary>A mail address as a URI: what a mailbox may be called and a URI may not hold is written as its code (RFC 6068 § 2).</summary>
    public static Uri Mailbox(string address) =>
        new($"mailto:{string.Concat(address.Select(character => char.IsAsciiLetterOrDigit(character) || "!$'*+-._~@".Contains(character, StringComparison.Ordinal) ? character.ToString() : Uri.HexEscape(character)))}");

    /// <param name="properties">Of the calendar itself.</param>
    public static CalendarFile Write(string method, IEnumerable<CalendarEvent> entries, params IEnumerable<CalendarProperty> properties)
    {
        var calendar = new Calendar { ProductId = Product, Method = method };
        calendar.AddTimeZone(Copenhagen());
        foreach (var property in properties)
        {
            calendar.Properties.Add(property);
        }
        foreach (var entry in entries)
        {
            calendar.Events.Add(entry);
        }
        return new CalendarFile(method, Folded(new CalendarSerializer().SerializeToString(calendar)!));
    }

    /// <summary>
    /// A clock time with its zone is better than UTC: the calendar then shows where the time is from, and a new law on summer
    /// time does not move the entry. But a time in the hour that October repeats cannot be told that way.
    /// </summary>
    private static bool IsOneMoment(DateTimeOffset moment) => DanishTime.Read(DanishTime.InDenmark(moment).DateTime) is WallTime.Once;

    private static CalDateTime Local(DateTimeOffset moment) => new(DanishTime.InDenmark(moment).DateTime, Zone);

    /// <summary>
    /// The rules that hold, not every rule that has been: summer time since 1981, until the last Sunday of October since 1996
    /// (directive 2000/84/EC and its forerunners).
    /// </summary>
    private static VTimeZone Copenhagen()
    {
        var zone = new VTimeZone(Zone);
        var (winter, summer) = (TimeSpan.FromHours(1), TimeSpan.FromHours(2));
        zone.TimeZoneInfos.Add(Season("DAYLIGHT", "CEST", new CalDateTime(1981, 3, 29, 2, 0, 0), winter, summer));
        zone.TimeZoneInfos.Add(Season("STANDARD", "CET", new CalDateTime(1996, 10, 27, 3, 0, 0), summer, winter));
        return zone;
    }

    /// <param name="first">On the clock as it stands before the change.</param>
    private static VTimeZoneInfo Season(string kind, string name, CalDateTime first, TimeSpan before, TimeSpan after) => new(kind)
    {
        TimeZoneName = name,
        Start = first,
        OffsetFrom = new UtcOffset(before),
        OffsetTo = new UtcOffset(after),
        RecurrenceRule = new RecurrenceRule(FrequencyType.Yearly) { ByMonth = [first.Month], ByDay = [new WeekDay(DayOfWeek.Sunday, -1)] },
    };

    /// <summary>
    /// Folds the lines anew: Ical.Net counts in UTF-16 and can cut a character beyond its first plane in two. Leaves out control
    /// characters, which no text may hold (RFC 5545 § 3.3.11).
    /// </summary>
    private static string Folded(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var line in text.Replace(Fold, "", StringComparison.Ordinal).Split(LineEnd, StringSplitOptions.RemoveEmptyEntries))
        {
            var octets = 0;
            foreach (var rune in line.EnumerateRunes().Where(rune => !Rune.IsControl(rune)))
            {
                if (octets + rune.Utf8SequenceLength > MostOctets)
                {
                    folded.Append(Fold);
                    octets = 1;
                }
                folded.Append(rune);
                octets += rune.Utf8SequenceLength;
            }
            folded.Append(LineEnd);
        }
        return folded.ToString();
    }
}
