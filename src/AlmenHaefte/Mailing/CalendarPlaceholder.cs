using System.Globalization;
using System.Text;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>PLACEHOLDER, to be deleted when CalendarFile is there: an entry with the least that an entry must have.</summary>
internal static class CalendarPlaceholder
{
    internal static byte[] Entry(string method, SignUp signUp, Webinar webinar, Sender sender, SiteLinks links, DateTimeOffset now) => Encoding.UTF8.GetBytes(string.Join("\r\n",
    [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:PLACEHOLDER", $"METHOD:{method}", "BEGIN:VEVENT", $"UID:{signUp.CalendarUid:D}",
        $"SEQUENCE:{signUp.CalendarSequence.ToString(CultureInfo.InvariantCulture)}", $"DTSTAMP:{Utc(now)}", $"DTSTART:{Utc(webinar.StartsAt)}",
        $"ORGANIZER:mailto:{sender.Address}", $"URL:{links.Door(signUp)}", "END:VEVENT", "END:VCALENDAR", "",
    ]));

    private static string Utc(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
}
