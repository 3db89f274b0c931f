using System.Text;
using AlmenHaefte.Webinars;
using Ical.Net;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;

namespace AlmenHaefte.Mailing;

/// <summary>A finished iCalendar file (RFC 5545), with lines that end in CRLF and are at most 75 octets long.</summary>
/// <param name="Method">What the receiver is to do with it (RFC 5546). A mail part that carries the file names the same one.</param>
public sealed record CalendarFile(string Method, string Text)
{
    public const string MediaType = "text/calendar";

    /// <summary>UTF-8 without a byte order mark.</summary>
    public byte[] Bytes => Encoding.UTF8.GetBytes(Text);

    /// <summary>
    /// A person's own entry, new or revised. Each sign-up has its own, so nobody sees who else comes, and a person's
    /// cancellation is the cancellation of the whole entry. It may end in a calendar that others see: it holds neither the
    /// person's name nor the key that manages the sign-up.
    /// </summary>
    public static CalendarFile Invitation(SignUp signUp, Webinar webinar, Sender sender, SiteLinks links, DateTimeOffset now)
    {
        var door = links.Door(signUp);
        var entry = Entry(signUp, webinar, sender, links, now);
        entry.Status = EventStatus.Confirmed;
        entry.Location = door;
        entry.Description = CalendarText.Paragraphs(
            CalendarText.When(signUp.StartsAt, signUp.EndsAt, webinar.Reservation), $"Gå til webinaret her: {door}", $"Om webinaret: {links.Webinar(webinar)}");
        return CalendarText.Write(CalendarMethods.Request, [entry]);
    }

    /// <summary>Takes the person's entry out of the calendar again; the sign-up is cancelled, and not yet anonymised.</summary>
    public static CalendarFile Cancellation(SignUp signUp, Webinar webinar, Sender sender, SiteLinks links, DateTimeOffset now)
    {
        var entry = Entry(signUp, webinar, sender, links, now);
        entry.Status = EventStatus.Cancelled;
        entry.Description = CalendarText.Paragraphs(
            webinar.CancelledBecause is { } reason ? $"Webinaret er aflyst. {reason}" : "Tilmeldingen gælder ikke længere.",
            CalendarText.When(signUp.StartsAt, signUp.EndsAt, webinar.Reservation),
            $"Om webinaret: {links.Webinar(webinar)}");
        return CalendarText.Write(CalendarMethods.Cancel, [entry]);
    }

    private static CalendarEvent Entry(SignUp signUp, Webinar webinar, Sender sender, SiteLinks links, DateTimeOffset now)
    {
        var entry = CalendarText.Entry(signUp.CalendarUid, signUp.CalendarSequence, now, signUp.StartsAt, signUp.EndsAt);
        entry.Summary = webinar.Title;
        entry.Url = new Uri(links.Webinar(webinar));
        entry.Organizer = new Organizer { CommonName = sender.Name, Value = CalendarText.Mailbox(sender.Address) };
        // Accepted, and no answer wanted: the person has signed up, and need not say so again.
        entry.Attendees.Add(new Attendee { Value = CalendarText.Mailbox(AddressOf(signUp)), ParticipationStatus = EventParticipationStatus.Accepted, Rsvp = false });
        return entry;
    }

    private static string AddressOf(SignUp signUp) =>
        EmailAddress.Check(signUp.Email) is Checked<EmailAddress>.Accepted { Value.ForSending: var address }
            ? address
            : throw new ArgumentException("The sign-up has no address: it is anonymised.", nameof(signUp));
}
