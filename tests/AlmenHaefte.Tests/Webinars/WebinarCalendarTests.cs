using System.Net;
using System.Net.Http.Headers;
using AlmenHaefte.Tests.Mailing;

namespace AlmenHaefte.Tests.Webinars;

public sealed class WebinarCalendarTests : IClassFixture<WebinarCalendarTests.Site>
{
    private const string Feed = "/webinarer.ics";
    private const string File = "/webinarer/kommer.ics";
    private const string Opening = "/webinarer/kommer/tilmelding.ics";

    private readonly Site site;
    private readonly Visit visit;

    public WebinarCalendarTests(Site site)
    {
        this.site = site;
        visit = new Visit(site.Visitor());
        site.Now = Launch.InMarch;
    }

    [Fact]
    public async Task A_webinar_can_be_fetched_as_a_calendar_file()
    {
        using var answer = await AskAsync(HttpMethod.Get, File);
        var entry = Assert.Single((await ReadAsync(answer)).Entries);

        Assert.Equal("Fælles værksted", entry.Summary);
        Assert.Equal(Launch.StartsAt, entry.Start);
        Assert.Equal(Launch.EndsAt, entry.End);
        Assert.Equal("https://haefter.example/webinarer/kommer", entry.Url);
        Assert.Equal("AlmenNet", entry.OrganizerName);
        Assert.Contains("Tiden er foreløbig.", entry.Description, StringComparison.Ordinal);
        Assert.Equal("""attachment; filename=kommer.ics; filename*=UTF-8''kommer.ics""", answer.Content.Headers.ContentDisposition?.ToString());
    }

    [Fact]
    public async Task The_opening_of_sign_up_can_be_fetched_as_well()
    {
        using var answer = await AskAsync(HttpMethod.Get, Opening);
        var entry = Assert.Single((await ReadAsync(answer)).Entries);

        Assert.Equal("Tilmeldingen åbner: Fælles værksted", entry.Summary);
        Assert.Equal(new DateTimeOffset(2022, 4, 1, 12, 0, 0, TimeSpan.FromHours(2)), entry.Start);
        Assert.Equal("tilmelding-kommer.ics", answer.Content.Headers.ContentDisposition?.FileName);
        Assert.Equal(HttpStatusCode.NotFound, (await AskAsync(HttpMethod.Get, "/webinarer/aaben/tilmelding.ics")).StatusCode);
    }

    [Fact]
    public async Task All_that_is_public_can_be_subscribed_to()
    {
        using var answer = await AskAsync(HttpMethod.Get, Feed);
        var calendar = await ReadAsync(answer);

        Assert.Equal(["CANCELLED", "CONFIRMED", "CONFIRMED"], calendar.Entries.Select(entry => entry.Status).Order());
        Assert.Equal(["aaben", "aflyst", "kommer"], calendar.Entries.Select(entry => entry.Url.Split('/')[^1]).Order());
        Assert.StartsWith("inline", answer.Content.Headers.ContentDisposition?.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Feed)]
    [InlineData(File)]
    [InlineData(Opening)]
    public async Task A_calendar_that_has_the_file_already_is_told_so(string address)
    {
        using var first = await AskAsync(HttpMethod.Get, address);
        var tag = first.Headers.ETag!;
        using var again = await AskAsync(HttpMethod.Get, address, tag);
        using var other = await AskAsync(HttpMethod.Get, address, new EntityTagHeaderValue("\"noget-andet\""));

        Assert.False(tag.IsWeak);
        Assert.Equal("no-cache", first.Headers.CacheControl?.ToString());
        Assert.Equal(HttpStatusCode.NotModified, again.StatusCode);
        Assert.Equal(tag, again.Headers.ETag);
        Assert.Empty(await again.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Theory]
    [InlineData(Feed)]
    [InlineData(File)]
    [InlineData(Opening)]
    public async Task HEAD_answers_as_GET_without_the_file(string address)
    {
        using var get = await AskAsync(HttpMethod.Get, address);
        using var head = await AskAsync(HttpMethod.Head, address);

        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
        Assert.Equal(get.Headers.ETag, head.Headers.ETag);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Equal(get.Content.Headers.ContentDisposition, head.Content.Headers.ContentDisposition);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_draft_is_in_no_calendar_until_it_is_public()
    {
        using var hidden = await AskAsync(HttpMethod.Get, "/webinarer/kladde.ics");
        using var opening = await AskAsync(HttpMethod.Get, "/webinarer/kladde/tilmelding.ics");
        using var before = await AskAsync(HttpMethod.Get, Feed);
        site.Now = new DateTimeOffset(2022, 4, 1, 9, 0, 0, TimeSpan.FromHours(2));
        using var shown = await AskAsync(HttpMethod.Get, "/webinarer/kladde.ics");
        using var after = await AskAsync(HttpMethod.Get, Feed, before.Headers.ETag);

        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, opening.StatusCode);
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Fact]
    public async Task The_page_offers_the_calendar_while_there_is_something_to_put_in_it()
    {
        var ahead = await visit.OpenAsync("/webinarer/aaben");
        site.Now = Launch.EndsAt.AddSeconds(-1);
        var underWay = await visit.OpenAsync("/webinarer/aaben");
        site.Now = Launch.EndsAt;
        var over = await visit.OpenAsync("/webinarer/aaben");
        var cancelled = await visit.OpenAsync("/webinarer/aflyst");

        Assert.Contains("/webinarer/aaben.ics", ahead.Links);
        Assert.Contains(ahead.Links, link => link.StartsWith("https://calendar.google.com/calendar/render?action=TEMPLATE&text=F%C3%A6lles%20v%C3%A6rksted&dates=20220420T080000Z%2F20220420T093000Z&", StringComparison.Ordinal));
        Assert.Contains(ahead.Links, link => link.StartsWith("https://outlook.office.com/calendar/", StringComparison.Ordinal));
        Assert.Contains(ahead.Links, link => link.StartsWith("https://outlook.live.com/calendar/", StringComparison.Ordinal));
        Assert.Contains("/webinarer/aaben.ics", underWay.Links);
        Assert.False(over.Has("main .calendar"));
        Assert.False(cancelled.Has("main .calendar"));
    }

    [Fact]
    public async Task The_page_offers_to_remind_of_the_opening_until_it_comes()
    {
        var announced = await visit.OpenAsync("/webinarer/kommer");
        site.Now = new DateTimeOffset(2022, 4, 1, 12, 0, 0, TimeSpan.FromHours(2));
        var open = await visit.OpenAsync("/webinarer/kommer");

        Assert.Contains(Opening, announced.Links);
        Assert.Contains("Husk mig på, at tilmeldingen åbner", announced.Text, StringComparison.Ordinal);
        Assert.Contains(File, announced.Links);
        Assert.DoesNotContain(Opening, open.Links);
        Assert.Contains(File, open.Links);
    }

    [Theory]
    [InlineData("/webinarer")]
    [InlineData("/webinarer/aaben")]
    public async Task Calendar_programs_find_the_calendar_from_the_page(string address) =>
        Assert.True((await visit.OpenAsync(address)).Has("head link[rel=alternate][type='text/calendar'][href='/webinarer.ics']"));

    [Fact]
    public async Task The_list_says_how_to_subscribe()
    {
        var page = await visit.OpenAsync("/webinarer");

        Assert.Contains(Feed, page.Links);
        Assert.Contains("abonnér", page.Text, StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string address, EntityTagHeaderValue? known = null)
    {
        using var request = new HttpRequestMessage(method, address);
        if (known is not null)
        {
            request.Headers.IfNoneMatch.Add(known);
        }
        return await site.Visitor().SendAsync(request, TestContext.Current.CancellationToken);
    }

    private static async Task<ReadCalendar> ReadAsync(HttpResponseMessage answer)
    {
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/calendar; charset=utf-8", answer.Content.Headers.ContentType?.ToString());
        return await ReadCalendar.OfAsync(await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
    }

    public sealed class Site : WebinarSite
    {
        public Site()
        {
            Publish("kladde", "offentlig-fra: 2022-04-01T09:00", "tilmelding-aabner: 2022-04-02T09:00");
            Publish("kommer", "tilmelding-aabner: 2022-04-01T12:00", "forbehold: Tiden er foreløbig.");
            Publish("aaben");
            Publish("aflyst", "aflyst: Oplægsholderen er syg.");
        }
    }
}
