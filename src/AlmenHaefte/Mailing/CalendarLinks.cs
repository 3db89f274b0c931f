using System.Globalization;
using AlmenHaefte.Content;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Mailing;

/// <summary>Whole addresses at which a calendar on the web opens with the webinar filled in, for the person to save.</summary>
public sealed record CalendarLinks(string Google, string OutlookAtWork, string OutlookAtHome)
{
    /// <param name="addressOf">Makes a path on the site into a public address.</param>
    public static CalendarLinks For(Webinar webinar, Func<string, string> addressOf)
    {
        var text = CalendarText.Paragraphs(CalendarText.When(webinar.StartsAt, webinar.EndsAt, webinar.Reservation), addressOf(Addresses.Webinar(webinar.Slug)));
        var google = Query(
            ("action", "TEMPLATE"), ("text", webinar.Title), ("dates", $"{Compact(webinar.StartsAt)}/{Compact(webinar.EndsAt)}"), ("ctz", "Europe/Copenhagen"), ("details", text));
        var outlook = Query(
            ("path", "/calendar/action/compose"), ("rru", "addevent"), ("subject", webinar.Title), ("startdt", Iso(webinar.StartsAt)), ("enddt", Iso(webinar.EndsAt)), ("body", text));
        return new CalendarLinks(
            $"https://calendar.google.com/calendar/render?{google}",
            $"https://outlook.office.com/calendar/0/deeplink/compose?{outlook}",
            $"https://outlook.live.com/calendar/0/deeplink/compose?{outlook}");
    }

    private static string Query(params IEnumerable<(string Name, string Value)> fields) => string.Join('&', fields.Select(field => $"{field.Name}={Uri.EscapeDataString(field.Value)}"));

    private static string Compact(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static string Iso(DateTimeOffset moment) => moment.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
