using System.Security.Cryptography;
using System.Text;
using AlmenHaefte.Content;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace AlmenHaefte.Mailing;

/// <summary>
/// The calendar files that anyone may fetch. What a file says hangs on the content alone and not on when it is asked for, so
/// the same content gives the same bytes. An entry's revision is the day its webinar was updated.
/// </summary>
/// <param name="mail">The publisher's own address; without one, the site stands as the organiser.</param>
/// <param name="addressOf">Makes a path on the site into a public address.</param>
public sealed class PublicCalendar(string publisher, string? mail, Func<string, string> addressOf)
{
    private const string OnceADay = "P1D";

    private static readonly TimeSpan TimeToSignUp = TimeSpan.FromMinutes(15);

    public CalendarFile Of(Webinar webinar) => CalendarText.Write(CalendarMethods.Publish, [Entry(webinar)]);

    /// <summary>All of them, to subscribe to.</summary>
    public CalendarFile Of(IEnumerable<Webinar> webinars)
    {
        var name = $"Webinarer fra {publisher}";
        var refresh = new CalendarProperty("REFRESH-INTERVAL", OnceADay);
        refresh.AddParameter("VALUE", "DURATION");
        // Each twice: as RFC 7986 has it, and as it was done before.
        CalendarProperty[] properties = [new("NAME", name), new("X-WR-CALNAME", name), refresh, new("X-PUBLISHED-TTL", OnceADay)];
        return CalendarText.Write(CalendarMethods.Publish, webinars.OrderBy(webinar => webinar.StartsAt).ThenBy(webinar => webinar.Id, StringComparer.Ordinal).Select(Entry), properties);
    }

    /// <summary>The moment sign-up opens; null when it has no such moment.</summary>
    public CalendarFile? SignUpOpens(Webinar webinar)
    {
        if (webinar.OpensAt is not { } opens)
        {
            return null;
        }

        var entry = Entry($"{webinar.Id}:tilmelding", webinar, $"Tilmeldingen åbner: {webinar.Title}", opens, opens + TimeToSignUp);
        entry.Description = CalendarText.Paragraphs(
            webinar.CancelledBecause is { } reason ? $"Webinaret er aflyst. {reason}" : $"Tilmeldingen åbner {DanishTime.Write(opens)}: {addressOf(Addresses.SignUp(webinar.Slug))}",
            $"Webinaret: {CalendarText.When(webinar.StartsAt, webinar.EndsAt, webinar.Reservation)}");
        entry.Transparency = TransparencyType.Transparent;
        return CalendarText.Write(CalendarMethods.Publish, [entry]);
    }

    private CalendarEvent Entry(Webinar webinar)
    {
        var isCancelled = webinar.CancelledBecause is not null;
        var entry = Entry(webinar.Id, webinar, isCancelled ? $"Aflyst: {webinar.Title}" : webinar.Title, webinar.StartsAt, webinar.EndsAt);
        entry.Location = "På nettet";
        entry.Description = CalendarText.Paragraphs(
        [
            .. isCancelled ? new[] { $"Webinaret er aflyst. {webinar.CancelledBecause}" } : [],
            CalendarText.When(webinar.StartsAt, webinar.EndsAt, webinar.Reservation),
            webinar.Summary,
            isCancelled ? $"Om webinaret: {entry.Url}" : $"At webinaret står i kalenderen, er ikke en tilmelding. Om webinaret og tilmeldingen: {entry.Url}",
        ]);
        return entry;
    }

    private CalendarEvent Entry(string name, Webinar webinar, string title, DateTimeOffset start, DateTimeOffset end)
    {
        var updated = new DateTimeOffset(webinar.Updated, TimeOnly.MinValue, TimeSpan.Zero);
        var entry = CalendarText.Entry(Uid($"{addressOf(Addresses.Webinars)}#{name}"), webinar.Updated.DayNumber, updated, start, end);
        entry.Summary = title;
        entry.Status = webinar.CancelledBecause is null ? EventStatus.Confirmed : EventStatus.Cancelled;
        entry.LastModified = CalendarText.Utc(updated);
        entry.Url = new Uri(addressOf(Addresses.Webinar(webinar.Slug)));
        entry.Organizer = new Organizer { CommonName = publisher, Value = mail is null ? new Uri(addressOf("/")) : CalendarText.Mailbox(mail) };
        return entry;
    }

    /// <summary>The same for the same name and unlike all others: a UUID of version 8 worked out with SHA-256 (RFC 9562 § 5.8 and B.2).</summary>
    private static Guid Uid(string name)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(name)).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
