using System.Globalization;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.Mailing;

public sealed class PublicCalendarTests
{
    private const string Page = "https://haefter.example/webinarer/lancering-strategiske-partnerskaber";

    private static readonly PublicCalendar Calendar = new("AlmenNet", null, path => SiteFactory.Address + path);
    private static readonly Webinar Webinar = Launch.Webinar with { Reservation = "Tiden er foreløbig.", OpensAt = new DateTimeOffset(2022, 3, 1, 8, 0, 0, TimeSpan.FromHours(1)) };

    [Fact]
    public async Task A_webinars_file_is_published_to_nobody_in_particular()
    {
        var file = Calendar.Of(Webinar);
        var calendar = await ReadCalendar.OfAsync(file);

        Assert.Equal("PUBLISH", file.Method);
        Assert.Equal("PUBLISH", calendar.Method);
        var entry = Assert.Single(calendar.Entries);
        Assert.Empty(entry.Attendees);
        Assert.Equal("AlmenNet", entry.OrganizerName);
        Assert.Equal("https://haefter.example/", entry.Organizer);
        Assert.Equal("Lancering af AlmenHæftet", entry.Summary);
        Assert.Equal("CONFIRMED", entry.Status);
        Assert.Equal("OPAQUE", entry.Transparency);
        Assert.Equal("På nettet", entry.Location);
        Assert.Equal(Page, entry.Url);
        Assert.Equal(Launch.StartsAt, entry.Start);
        Assert.Equal(Launch.EndsAt, entry.End);
        Assert.Equal("Europe/Copenhagen", entry.Zone);
        Assert.Equal(new DateTimeOffset(2022, 3, 28, 0, 0, 0, TimeSpan.Zero), entry.Stamp);
        Assert.Equal($"""
            Onsdag den 20. april 2022 kl. 10.00–11.30 (dansk tid)
            Tiden er foreløbig.

            AlmenNet og fsb fortæller om hæftet.

            At webinaret står i kalenderen, er ikke en tilmelding. Om webinaret og tilmeldingen: {Page}
            """, entry.Description.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task The_publishers_own_address_is_the_organisers_when_it_is_known() =>
        Assert.Equal("mailto:post@almennet.example", (await ReadCalendar.OnlyEntryAsync(new PublicCalendar("AlmenNet", "post@almennet.example", path => SiteFactory.Address + path).Of(Webinar))).Organizer);

    [Fact]
    public void The_same_content_gives_the_same_bytes()
    {
        Assert.Equal(Calendar.Of(Webinar).Bytes, Calendar.Of(Webinar with { }).Bytes);
        Assert.Equal(Calendar.Of([Webinar, Winter]).Bytes, Calendar.Of([Winter, Webinar]).Bytes);
    }

    [Fact]
    public async Task An_entry_keeps_its_name_whatever_else_changes_and_an_update_revises_it()
    {
        var before = await ReadCalendar.OnlyEntryAsync(Calendar.Of(Webinar));
        var after = await ReadCalendar.OnlyEntryAsync(Calendar.Of(Webinar with { Slug = "andet-navn", Title = "Ny titel", StartsAt = Launch.StartsAt.AddDays(1), EndsAt = Launch.EndsAt.AddDays(1), Updated = Webinar.Updated.AddDays(1) }));

        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.True(after.Stamp > before.Stamp);
        Assert.Equal(Launch.StartsAt.AddDays(1), after.Start);
    }

    [Fact]
    public async Task No_two_entries_have_the_same_name_and_none_is_told_by_the_name()
    {
        var elsewhere = new PublicCalendar("AlmenNet", null, path => "https://andet.example" + path);
        CalendarFile[] files = [Calendar.Of(Webinar), Calendar.Of(Winter), Calendar.SignUpOpens(Webinar)!, elsewhere.Of(Webinar)];
        var uids = await Task.WhenAll(files.Select(async file => (await ReadCalendar.OnlyEntryAsync(file)).Uid));

        Assert.Distinct(uids);
        Assert.All(uids, uid => Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", uid));
    }

    [Fact]
    public async Task A_cancelled_webinar_stays_and_says_so()
    {
        var entry = await ReadCalendar.OnlyEntryAsync(Calendar.Of(Webinar with { CancelledBecause = "Oplægsholderen er syg." }));

        Assert.Equal("CANCELLED", entry.Status);
        Assert.Equal("Aflyst: Lancering af AlmenHæftet", entry.Summary);
        Assert.StartsWith("Webinaret er aflyst. Oplægsholderen er syg.", entry.Description, StringComparison.Ordinal);
        Assert.DoesNotContain("tilmelding", entry.Description, StringComparison.Ordinal);
        Assert.Contains("Tiden er foreløbig.", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_calendar_to_subscribe_to_has_every_webinar_once_in_order_of_time()
    {
        var cancelled = Webinar with { Id = "aflyst", CancelledBecause = "Oplægsholderen er syg." };

        var calendar = await ReadCalendar.OfAsync(Calendar.Of([Webinar, Winter, cancelled]));

        Assert.Equal("PUBLISH", calendar.Method);
        Assert.Equal("Webinarer fra AlmenNet", calendar.Name);
        Assert.Equal(["Vintermøde", "Aflyst: Lancering af AlmenHæftet", "Lancering af AlmenHæftet"], calendar.Entries.Select(entry => entry.Summary));
        Assert.Equal(["CONFIRMED", "CANCELLED", "CONFIRMED"], calendar.Entries.Select(entry => entry.Status));
        Assert.Equal(Winter.StartsAt, calendar.Entries[0].Start);
        Assert.Equal(Winter.StartsAt, calendar.Entries[0].StartByFile);
        Assert.All(calendar.Entries, entry => Assert.Empty(entry.Attendees));
        Assert.Equal((await ReadCalendar.OnlyEntryAsync(Calendar.Of(Winter))).Uid, calendar.Entries[0].Uid);
    }

    [Fact]
    public async Task A_calendar_without_webinars_can_be_subscribed_to_as_well() => Assert.Empty((await ReadCalendar.OfAsync(Calendar.Of([]))).Entries);

    [Fact]
    public async Task The_opening_of_sign_up_is_a_quarter_of_an_hour_that_leaves_one_free()
    {
        var calendar = await ReadCalendar.OfAsync(Calendar.SignUpOpens(Webinar)!);

        Assert.Equal("PUBLISH", calendar.Method);
        var entry = Assert.Single(calendar.Entries);
        Assert.Equal(Webinar.OpensAt, entry.Start);
        Assert.Equal(Webinar.OpensAt!.Value.AddMinutes(15), entry.End);
        Assert.Equal("Tilmeldingen åbner: Lancering af AlmenHæftet", entry.Summary);
        Assert.Equal("CONFIRMED", entry.Status);
        Assert.Equal("TRANSPARENT", entry.Transparency);
        Assert.Empty(entry.Attendees);
        Assert.Equal($"""
            Tilmeldingen åbner tirsdag den 1. marts 2022 kl. 08.00: {Page}/tilmelding

            Webinaret: Onsdag den 20. april 2022 kl. 10.00–11.30 (dansk tid)
            Tiden er foreløbig.
            """, entry.Description.Replace('\u00A0', ' '));
    }

    [Fact]
    public async Task The_opening_of_sign_up_is_off_when_the_webinar_is()
    {
        var entry = await ReadCalendar.OnlyEntryAsync(Calendar.SignUpOpens(Webinar with { CancelledBecause = "Oplægsholderen er syg." })!);

        Assert.Equal("CANCELLED", entry.Status);
        Assert.StartsWith("Webinaret er aflyst. Oplægsholderen er syg.", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sign_up_that_is_open_from_the_beginning_has_no_opening() => Assert.Null(Calendar.SignUpOpens(Launch.Webinar));

    [Theory]
    [MemberData(nameof(DifficultTexts.All), MemberType = typeof(DifficultTexts))]
    public async Task Every_text_comes_through_as_it_was_written(string text)
    {
        var webinar = Webinar with { Title = text, Reservation = text, Summary = text };
        var published = await ReadCalendar.OnlyEntryAsync(Calendar.Of(webinar));
        var opening = await ReadCalendar.OnlyEntryAsync(Calendar.SignUpOpens(webinar)!);

        Assert.Equal(text, published.Summary);
        Assert.Equal($"Tilmeldingen åbner: {text}", opening.Summary);
        Assert.All([published, opening], entry => Assert.Contains(text, entry.Description, StringComparison.Ordinal));
    }

    [Fact]
    public void Calendars_on_the_web_are_handed_the_webinar()
    {
        var links = CalendarLinks.For(Webinar with { Title = "Udbud & tilbud: 100 % æøå + »mere«?" }, path => SiteFactory.Address + path);

        var (google, inGoogle) = Parts(links.Google);
        Assert.Equal("https://calendar.google.com/calendar/render", google);
        Assert.Equal("TEMPLATE", inGoogle["action"]);
        Assert.Equal("Udbud & tilbud: 100 % æøå + »mere«?", inGoogle["text"]);
        Assert.Equal("20220420T080000Z/20220420T093000Z", inGoogle["dates"]);
        Assert.Equal("Europe/Copenhagen", inGoogle["ctz"]);
        Assert.Equal($"Onsdag den 20. april 2022 kl. 10.00–11.30 (dansk tid)\nTiden er foreløbig.\n\n{Page}", inGoogle["details"]);

        var (atWork, inOutlook) = Parts(links.OutlookAtWork);
        Assert.Equal("https://outlook.office.com/calendar/0/deeplink/compose", atWork);
        Assert.Equal("/calendar/action/compose", inOutlook["path"]);
        Assert.Equal("addevent", inOutlook["rru"]);
        Assert.Equal(inGoogle["text"], inOutlook["subject"]);
        Assert.Equal("2022-04-20T08:00:00Z", inOutlook["startdt"]);
        Assert.Equal("2022-04-20T09:30:00Z", inOutlook["enddt"]);
        Assert.Equal(inGoogle["details"], inOutlook["body"]);

        var (atHome, inOutlookAtHome) = Parts(links.OutlookAtHome);
        Assert.Equal("https://outlook.live.com/calendar/0/deeplink/compose", atHome);
        Assert.Equal(inOutlook, inOutlookAtHome);
    }

    private static Webinar Winter => Launch.Webinar with
    {
        Id = "vinter",
        Slug = "vinter",
        Title = "Vintermøde",
        StartsAt = DateTimeOffset.Parse("2022-01-12T10:00+01:00", CultureInfo.InvariantCulture),
        EndsAt = DateTimeOffset.Parse("2022-01-12T11:00+01:00", CultureInfo.InvariantCulture),
    };

    private static (string Address, Dictionary<string, string> Fields) Parts(string link)
    {
        Assert.Matches("^https://[a-z./0-9]+[?]([a-z]+=([A-Za-z0-9._~-]|%[0-9A-F]{2})*(&|$))+$", link);
        var uri = new Uri(link);
        return (uri.GetLeftPart(UriPartial.Path), uri.Query.TrimStart('?').Split('&').Select(field => field.Split('=')).ToDictionary(field => field[0], field => Uri.UnescapeDataString(field[1]).Replace('\u00A0', ' ')));
    }
}
