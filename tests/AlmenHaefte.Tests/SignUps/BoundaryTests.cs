using System.Net;
using AlmenHaefte.Tests.Webinars;

namespace AlmenHaefte.Tests.SignUps;

/// <summary>What the pages show a second before, at and a second after each moment at which they change, also on the two nights when the clock is moved.</summary>
public sealed class BoundaryTests : IAsyncLifetime
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly WebinarSite site = new();

    /// <summary>Slug, start and end as moments, and the Danish clock a quarter of an hour before the start.</summary>
    public static TheoryData<string, string, string, string> Webinars => new()
    {
        { "formiddag", "2022-04-20T10:00:00+02:00", "2022-04-20T11:30:00+02:00", "kl. 09.45" },
        // The clock goes from 02.00 to 03.00: 03.00 follows a second after 01.59.59.
        { "foraarsnat", "2022-03-27T03:00:00+02:00", "2022-03-27T04:00:00+02:00", "kl. 01.45" },
        // The clock goes from 03.00 back to 02.00.
        { "efteraarsnat", "2022-10-30T01:30:00+02:00", "2022-10-30T03:30:00+01:00", "kl. 01.15" },
    };

    public ValueTask InitializeAsync()
    {
        const string meeting = "moedelink: https://moede.example/rum";
        site.Publish("formiddag", meeting);
        site.PublishAt("foraarsnat", "2022-03-27T03:00", "2022-03-27T04:00", meeting);
        site.PublishAt("efteraarsnat", "2022-10-30T01:30", "2022-10-30T03:30", meeting);
        site.Publish(
            "med-frister", "tilmelding-aabner: 2022-03-30T12:00", "tilmelding-lukker: 2022-04-19T12:00",
            "optagelse: https://video.example/optagelse", "optagelse-kun-for-tilmeldte: ja", "optagelse-til: 2022-06-01T12:00", "praesentation: https://video.example/praesentation");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Theory]
    [MemberData(nameof(Webinars))]
    public async Task Form_door_and_ones_own_page_follow_the_clock(string webinar, string starts, string ends, string doors)
    {
        var (start, end) = (Moment(starts), Moment(ends));
        (DateTimeOffset From, Stage Stage)[] day =
        [
            (start.AddDays(-2), new("Tilmeldingen er åben", HasForm: true, HasWayIn: false, CanCancel: true, DoorAnswer: HttpStatusCode.OK)),
            (start.AddHours(-1), new("Efter planen begynder webinaret om lidt", HasForm: true, HasWayIn: false, CanCancel: true, DoorAnswer: HttpStatusCode.OK)),
            (start.AddMinutes(-15), new("Efter planen begynder webinaret om få minutter", HasForm: true, HasWayIn: true, CanCancel: true, DoorAnswer: HttpStatusCode.OK)),
            (start, new("Efter planen er webinaret i gang", HasForm: true, HasWayIn: true, CanCancel: true, DoorAnswer: HttpStatusCode.OK)),
            (end, new("Efter planen sluttede webinaret", HasForm: false, HasWayIn: true, CanCancel: false, DoorAnswer: HttpStatusCode.OK)),
            (end.AddMinutes(30), new("Webinaret er slut", HasForm: false, HasWayIn: false, CanCancel: false, DoorAnswer: HttpStatusCode.SeeOther)),
        ];
        site.Now = day[0].From;
        var aase = await Attendee.OfAsync(site, webinar, "Åse Ærø", "aase@almenbo.example");
        Assert.EndsWith($" 2022 {doors}", (await aase.Browser.OpenAsync(aase.Door)).Heading.Replace('\u00A0', ' '), StringComparison.Ordinal);

        foreach (var ((_, before), (from, after)) in day.Zip(day.Skip(1)))
        {
            await AssertStageAsync(aase, webinar, from - Second, before);
            await AssertStageAsync(aase, webinar, from, after);
            await AssertStageAsync(aase, webinar, from + Second, after);
        }
    }

    [Fact]
    public async Task A_webinar_with_dates_of_its_own_follows_them()
    {
        site.Now = Moment("2022-03-30T12:00:00+02:00") - Second;
        Assert.False((await new Visit(site.Visitor()).OpenAsync("/webinarer/med-frister/tilmelding")).Has("main form"));
        site.Now += Second;
        var aase = await Attendee.OfAsync(site, "med-frister", "Åse Ærø", "aase@almenbo.example");

        foreach (var (moment, isOpen) in Around("2022-04-19T12:00:00+02:00", before: true))
        {
            site.Now = moment;
            Assert.Equal(isOpen, (await aase.Browser.OpenAsync("/webinarer/med-frister/tilmelding")).Has("main form"));
            Assert.Contains($"{aase.Page}/afmelding", (await aase.OpenAsync()).Actions);
        }

        foreach (var (moment, isBefore) in Around("2022-06-01T12:00:00+02:00", before: true))
        {
            site.Now = moment;
            var (page, door, form) = (await aase.OpenAsync(), await aase.Browser.OpenAsync(aase.Door), await aase.Browser.OpenAsync("/webinarer/med-frister/tilmelding"));
            Assert.Equal(isBefore, page.Links.Contains("https://video.example/optagelse"));
            Assert.Contains("https://video.example/praesentation", page.Links);
            Assert.Equal(isBefore ? HttpStatusCode.SeeOther : HttpStatusCode.Gone, door.Status);
            Assert.Equal(isBefore ? "Få optagelsen" : "Man kan ikke tilmelde sig nu", form.Heading);
            var open = await aase.Browser.OpenAsync("/webinarer/med-frister");
            Assert.DoesNotContain("https://video.example/optagelse", open.Links);
            Assert.Contains("https://video.example/praesentation", open.Links);
        }
    }

    private async Task AssertStageAsync(Attendee aase, string webinar, DateTimeOffset moment, Stage stage)
    {
        site.Now = moment;
        var (open, form) = (await aase.Browser.OpenAsync($"/webinarer/{webinar}"), await aase.Browser.OpenAsync($"/webinarer/{webinar}/tilmelding"));
        var (page, door) = (await aase.OpenAsync(), await aase.Browser.OpenAsync(aase.Door));

        var seen = new Stage(
            open.State.StartsWith(stage.State, StringComparison.Ordinal) ? stage.State : open.State,
            form.Has("main form"), page.Actions.Contains(aase.Door), page.Actions.Contains($"{aase.Page}/afmelding"), door.Status);
        Assert.Equal((moment, stage), (moment, seen));
        Assert.Equal(stage.HasWayIn, door.Actions.Contains(aase.Door));
        Assert.True(door.Status != HttpStatusCode.SeeOther || door.Location == $"/webinarer/{webinar}");
        Assert.Equal("no-cache", open.CacheControl);
    }

    private static IEnumerable<(DateTimeOffset Moment, bool Value)> Around(string boundary, bool before) =>
        [(Moment(boundary) - Second, before), (Moment(boundary), !before), (Moment(boundary) + Second, !before)];

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private sealed record Stage(string State, bool HasForm, bool HasWayIn, bool CanCancel, HttpStatusCode DoorAnswer);
}
