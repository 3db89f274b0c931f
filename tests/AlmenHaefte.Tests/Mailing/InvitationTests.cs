using System.Globalization;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.Mailing;

public sealed class InvitationTests
{
    private static readonly LinkKeys Keys = new(new byte[LinkKeys.SecretBytes]);
    private static readonly SiteLinks Links = new(path => SiteFactory.Address + path, Keys);
    private static readonly Sender Sender = new("AlmenNet", "webinar@almennet.example", "sekretariat@almennet.example", "AlmenHæfter");
    private static readonly Webinar Webinar = Launch.Webinar with { Reservation = "Tiden er foreløbig." };

    [Fact]
    public async Task An_invitation_says_what_a_calendar_must_know()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Launch.InMarch);

        var file = CalendarFile.Invitation(signUp, Webinar, Sender, Links, Launch.InMarch);
        var calendar = await ReadCalendar.OfAsync(file);

        Assert.Equal("REQUEST", file.Method);
        Assert.Equal("REQUEST", calendar.Method);
        Assert.Equal("2.0", calendar.Version);
        Assert.Equal("-//AlmenNet//AlmenHaefter//DA", calendar.Product);
        Assert.Equal(["Europe/Copenhagen"], calendar.Zones);
        var entry = Assert.Single(calendar.Entries);
        Assert.Equal(signUp.CalendarUid.ToString(), entry.Uid);
        Assert.Equal(0, entry.Sequence);
        Assert.Equal(Launch.InMarch, entry.Stamp);
        Assert.Equal(Launch.StartsAt, entry.Start);
        Assert.Equal(Launch.EndsAt, entry.End);
        Assert.Equal("Europe/Copenhagen", entry.Zone);
        Assert.Equal("Lancering af AlmenHæftet", entry.Summary);
        Assert.Equal("CONFIRMED", entry.Status);
        Assert.Equal("OPAQUE", entry.Transparency);
        Assert.Equal("https://haefter.example/webinarer/lancering-strategiske-partnerskaber", entry.Url);
        Assert.Equal(Links.Door(signUp), entry.Location);
        Assert.Equal($"""
            Onsdag den 20. april 2022 kl. 10.00–11.30 (dansk tid)
            Tiden er foreløbig.

            Gå til webinaret her: {Links.Door(signUp)}

            Om webinaret: https://haefter.example/webinarer/lancering-strategiske-partnerskaber
            """, entry.Description.Replace('\u00A0', ' '));
        Assert.Equal("mailto:webinar@almennet.example", entry.Organizer);
        Assert.Equal("AlmenNet", entry.OrganizerName);
        var person = Assert.Single(entry.Attendees);
        Assert.Equal("mailto:aase@almenbo.example", person.Address);
        Assert.Equal(new Dictionary<string, string> { ["PARTSTAT"] = "ACCEPTED", ["RSVP"] = "FALSE" }, person.Parameters);
    }

    [Theory]
    [InlineData("2022-04-20T10:00+02:00", "2022-04-20T11:30+02:00", "2022-04-20T08:00Z", "2022-04-20T09:30Z")]
    [InlineData("2022-01-12T10:00+01:00", "2022-01-12T11:30+01:00", "2022-01-12T09:00Z", "2022-01-12T10:30Z")]
    [InlineData("2026-12-01T10:00+01:00", "2026-12-01T11:30+01:00", "2026-12-01T09:00Z", "2026-12-01T10:30Z")]
    [InlineData("2027-06-01T10:00+02:00", "2027-06-01T11:30+02:00", "2027-06-01T08:00Z", "2027-06-01T09:30Z")]
    [InlineData("2022-03-27T01:00+01:00", "2022-03-27T03:30+02:00", "2022-03-27T00:00Z", "2022-03-27T01:30Z")]
    [InlineData("2026-03-28T23:00+01:00", "2026-03-29T04:00+02:00", "2026-03-28T22:00Z", "2026-03-29T02:00Z")]
    [InlineData("2022-10-30T01:00+02:00", "2022-10-30T04:00+01:00", "2022-10-29T23:00Z", "2022-10-30T03:00Z")]
    [InlineData("2026-10-24T22:00+02:00", "2026-10-25T03:00+01:00", "2026-10-24T20:00Z", "2026-10-25T02:00Z")]
    [InlineData("2022-10-30T02:30+02:00", "2022-10-30T02:15+01:00", "2022-10-30T00:30Z", "2022-10-30T01:15Z")]
    [InlineData("2022-10-30T01:30+02:00", "2022-10-30T02:30+01:00", "2022-10-29T23:30Z", "2022-10-30T01:30Z")]
    public async Task An_entry_is_at_the_same_moment_everywhere_also_on_the_two_odd_nights(string start, string end, string startUtc, string endUtc)
    {
        var webinar = Webinar with { StartsAt = Moment(start), EndsAt = Moment(end) };

        var entry = await ReadCalendar.OnlyEntryAsync(Invite(webinar, out _));

        Assert.Equal(Moment(startUtc), entry.Start);
        Assert.Equal(Moment(endUtc), entry.End);
        Assert.Equal(Moment(startUtc), entry.StartByFile);
        Assert.Equal(Moment(endUtc), entry.EndByFile);
    }

    [Theory]
    [InlineData("2022-10-30T01:30+02:00", "2022-10-30T01:45+02:00", "Europe/Copenhagen")]
    [InlineData("2022-10-30T02:30+02:00", "2022-10-30T03:30+01:00", null)]
    [InlineData("2022-10-30T01:30+02:00", "2022-10-30T02:30+02:00", null)]
    [InlineData("2022-10-30T03:00+01:00", "2022-10-30T04:00+01:00", "Europe/Copenhagen")]
    public async Task A_time_is_Danish_unless_the_clock_shows_it_twice_that_night(string start, string end, string? zone)
    {
        var entry = await ReadCalendar.OnlyEntryAsync(Invite(Webinar with { StartsAt = Moment(start), EndsAt = Moment(end) }, out _));

        Assert.Equal(zone, entry.Zone);
    }

    [Fact]
    public async Task The_time_is_the_one_that_the_person_is_told()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Launch.InMarch);

        var entry = await ReadCalendar.OnlyEntryAsync(CalendarFile.Invitation(signUp, Webinar with { StartsAt = Launch.StartsAt.AddDays(7), EndsAt = Launch.EndsAt.AddDays(7) }, Sender, Links, Launch.InMarch));

        Assert.Equal(Launch.StartsAt, entry.Start);
        Assert.StartsWith("Onsdag den 20. april", entry.Description.Replace('\u00A0', ' '), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_moved_webinar_revises_the_entry_that_is_there()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Soeren, hasSeat: true, Launch.InMarch);
        var before = await ReadCalendar.OnlyEntryAsync(CalendarFile.Invitation(signUp, Webinar, Sender, Links, Launch.InMarch));

        signUp.Move(Launch.StartsAt.AddDays(1), Launch.EndsAt.AddDays(1));
        var after = await ReadCalendar.OnlyEntryAsync(CalendarFile.Invitation(signUp, Webinar, Sender, Links, Launch.InMarch.AddHours(1)));

        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.True(after.Stamp > before.Stamp);
        Assert.Equal(Launch.StartsAt.AddDays(1), after.Start);
        Assert.Equal(Launch.EndsAt.AddDays(1), after.End);
    }

    [Fact]
    public async Task A_cancellation_takes_the_same_entry_out_and_shows_no_way_in()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Soeren, hasSeat: true, Launch.InMarch);
        var before = await ReadCalendar.OnlyEntryAsync(CalendarFile.Invitation(signUp, Webinar, Sender, Links, Launch.InMarch));

        signUp.Cancel(CancelReason.Self, Launch.InMarch.AddHours(1));
        var file = CalendarFile.Cancellation(signUp, Webinar, Sender, Links, Launch.InMarch.AddHours(1));
        var calendar = await ReadCalendar.OfAsync(file);

        Assert.Equal("CANCEL", file.Method);
        Assert.Equal("CANCEL", calendar.Method);
        var after = Assert.Single(calendar.Entries);
        Assert.Equal("CANCELLED", after.Status);
        Assert.Equal(before.Uid, after.Uid);
        Assert.True(after.Sequence > before.Sequence);
        Assert.Equal(before.Organizer, after.Organizer);
        Assert.Equal("mailto:soeren.obrien@xn--blbrgrd-fxak7p.example", Assert.Single(after.Attendees).Address);
        Assert.Null(after.Location);
        Assert.DoesNotContain("/deltag/", file.Text, StringComparison.Ordinal);
        Assert.StartsWith("Tilmeldingen gælder ikke længere.", after.Description, StringComparison.Ordinal);
        Assert.Contains("Tiden er foreløbig.", after.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_cancellation_of_a_webinar_says_why()
    {
        var webinar = Webinar with { CancelledBecause = "Oplægsholderen er syg." };
        var signUp = SignUp.Enter(webinar, Cast.Aase, hasSeat: true, Launch.InMarch);
        signUp.Cancel(CancelReason.WebinarCancelled, Launch.InMarch);

        var entry = await ReadCalendar.OnlyEntryAsync(CalendarFile.Cancellation(signUp, webinar, Sender, Links, Launch.InMarch));

        Assert.StartsWith("Webinaret er aflyst. Oplægsholderen er syg.", entry.Description, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(DifficultTexts.All), MemberType = typeof(DifficultTexts))]
    public async Task Every_text_comes_through_as_it_was_written(string text)
    {
        var webinar = Webinar with { Title = text, Reservation = text };
        var invitation = await ReadCalendar.OnlyEntryAsync(Invite(webinar, out var signUp));
        signUp.Cancel(CancelReason.Self, Launch.InMarch);
        var cancellation = await ReadCalendar.OnlyEntryAsync(CalendarFile.Cancellation(signUp, webinar, Sender, Links, Launch.InMarch));

        Assert.All([invitation, cancellation], entry =>
        {
            Assert.Equal(text, entry.Summary);
            Assert.Contains(text, entry.Description, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_shared_calendar_gives_away_neither_who_it_is_nor_what_manages_the_sign_up()
    {
        var request = Cast.Request("Åse Ærø", "PostKasse7@almenbo.example", "Nørrebjerg Boligforening") with { Wishes = "Teleslynge" };
        var signUp = SignUp.Enter(Webinar, request, hasSeat: true, Launch.InMarch);
        var invitation = CalendarFile.Invitation(signUp, Webinar, Sender, Links, Launch.InMarch);
        signUp.Cancel(CancelReason.Self, Launch.InMarch);
        var cancellation = CalendarFile.Cancellation(signUp, Webinar, Sender, Links, Launch.InMarch);

        Assert.All([invitation, cancellation], file =>
        {
            var lines = CalendarLines.Check(file.Bytes);
            string[] secrets = ["Åse", "Ærø", "Nørrebjerg", "Teleslynge", Keys.Manage(signUp)];
            Assert.All(secrets, secret => Assert.DoesNotContain(lines, line => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
            var named = Assert.Single(lines, line => line.Contains("PostKasse7", StringComparison.OrdinalIgnoreCase));
            Assert.Equal("ATTENDEE;PARTSTAT=ACCEPTED;RSVP=FALSE:mailto:PostKasse7@almenbo.example", named);
        });
    }

    [Theory]
    [InlineData("o'brien+webinar@almenbo.example", "mailto:o'brien+webinar@almenbo.example")]
    [InlineData("100%/a?b#c&d=e@almenbo.example", "mailto:100%25%2Fa%3Fb%23c%26d%3De@almenbo.example")]
    [InlineData("{a}|b^c`d~e!f$g*h_i-j.k@almenbo.example", "mailto:%7Ba%7D%7Cb%5Ec%60d~e!f$g*h_i-j.k@almenbo.example")]
    public async Task A_mailbox_with_odd_characters_is_a_valid_address_in_the_file(string email, string address)
    {
        var entry = await ReadCalendar.OnlyEntryAsync(CalendarFile.Invitation(SignUp.Enter(Webinar, Cast.Request("Bo", email), hasSeat: true, Launch.InMarch), Webinar, Sender, Links, Launch.InMarch));

        Assert.Equal(address, Assert.Single(entry.Attendees).Address);
    }

    [Fact]
    public async Task A_publisher_may_be_called_something_difficult()
    {
        var sender = Sender with { Name = "fsb, »Boligen«; \"Drift: æøå\"" };

        var entry = await ReadCalendar.OnlyEntryAsync(CalendarFile.Invitation(SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Launch.InMarch), Webinar, sender, Links, Launch.InMarch));

        Assert.Equal("fsb, »Boligen«; Drift: æøå", entry.OrganizerName);
    }

    [Fact]
    public void What_is_anonymised_has_no_calendar_entry()
    {
        var signUp = SignUp.Enter(Webinar, Cast.Aase, hasSeat: true, Launch.InMarch);
        signUp.Anonymise(isCommonOrganisation: false, Launch.InMarch);

        Assert.Throws<ArgumentException>(() => CalendarFile.Cancellation(signUp, Webinar, Sender, Links, Launch.InMarch));
    }

    private static CalendarFile Invite(Webinar webinar, out SignUp signUp)
    {
        signUp = SignUp.Enter(webinar, Cast.Soeren, hasSeat: true, Launch.InMarch);
        return CalendarFile.Invitation(signUp, webinar, Sender, Links, Launch.InMarch);
    }

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
