using System.Globalization;
using AlmenHaefte.Time;
using AlmenHaefte.Webinars;
using static AlmenHaefte.Webinars.WebinarOverlay;
using static AlmenHaefte.Webinars.WebinarPhase;

namespace AlmenHaefte.Tests.Webinars;

public class WebinarPhaseTests
{
    private const int NoneTaken = 0;

    private static readonly DateTimeOffset PublishAt = Launch.StartsAt.AddDays(-30);
    private static readonly DateTimeOffset OpensAt = Launch.StartsAt.AddDays(-20);
    private static readonly DateTimeOffset ClosesAt = Launch.StartsAt.AddDays(-1);
    private static readonly DateTimeOffset RecordingUntil = Launch.EndsAt.AddDays(60);
    private static readonly Uri Recording = new("https://video.example/lancering");

    private static readonly Webinar Planned = Launch.Webinar with
    {
        PublishAt = PublishAt,
        OpensAt = OpensAt,
        ClosesAt = ClosesAt,
        RecordingUrl = Recording,
        RecordingUntil = RecordingUntil,
    };

    public static TheoryData<DateTimeOffset, WebinarMoment, WebinarMoment> BoundariesOfAPlannedWebinar => new()
    {
        { PublishAt, new(Draft, None), new(Announced, None) },
        { OpensAt, new(Announced, None), new(Open, None) },
        { ClosesAt, new(Open, None), new(SignUpClosed, None) },
        { Launch.StartsAt.AddMinutes(-60), new(SignUpClosed, None), new(SignUpClosed, LastHour) },
        { Launch.StartsAt.AddMinutes(-15), new(SignUpClosed, LastHour), new(SignUpClosed, Doors) },
        { Launch.StartsAt, new(SignUpClosed, Doors), new(SignUpClosed, Live) },
        { Launch.EndsAt, new(SignUpClosed, Live), new(WebinarPhase.Recording, Overrun) },
        { Launch.EndsAt.AddMinutes(30), new(WebinarPhase.Recording, Overrun), new(WebinarPhase.Recording, None) },
        { RecordingUntil, new(WebinarPhase.Recording, None), new(Archived, None) },
    };

    public static TheoryData<DateTimeOffset, WebinarMoment, WebinarMoment> BoundariesOfAPlainWebinar => new()
    {
        { Launch.StartsAt.AddMinutes(-60), new(Open, None), new(Open, LastHour) },
        { Launch.StartsAt.AddMinutes(-15), new(Open, LastHour), new(Open, Doors) },
        { Launch.StartsAt, new(Open, Doors), new(Open, Live) },
        { Launch.EndsAt, new(Open, Live), new(Ended, Overrun) },
        { Launch.EndsAt.AddMinutes(30), new(Ended, Overrun), new(Ended, None) },
    };

    [Theory]
    [MemberData(nameof(BoundariesOfAPlannedWebinar))]
    public void A_planned_webinar_changes_on_the_second(DateTimeOffset boundary, WebinarMoment before, WebinarMoment from) =>
        AssertChangesAt(boundary, Planned, before, from);

    [Theory]
    [MemberData(nameof(BoundariesOfAPlainWebinar))]
    public void A_webinar_with_nothing_but_a_time_is_open_until_it_ends(DateTimeOffset boundary, WebinarMoment before, WebinarMoment from) =>
        AssertChangesAt(boundary, Launch.Webinar, before, from);

    [Theory]
    [InlineData(9, true, Open)]
    [InlineData(9, false, Open)]
    [InlineData(10, true, WaitingList)]
    [InlineData(10, false, Full)]
    [InlineData(11, true, WaitingList)]
    [InlineData(11, false, Full)]
    public void It_is_full_when_the_last_seat_is_taken(int taken, bool hasWaitingList, WebinarPhase phase) =>
        Assert.Equal(phase, (Launch.Webinar with { Capacity = 10, HasWaitingList = hasWaitingList }).MomentAt(Launch.InMarch, taken).Phase);

    [Fact]
    public void A_recording_for_those_signed_up_can_be_asked_for_until_their_data_is_deleted()
    {
        var webinar = Launch.Webinar with { RecordingUrl = new Uri("https://video.example/optagelse"), RecordingIsForSignedUp = true };
        var deletion = new DateTimeOffset(2022, 7, 19, 0, 0, 0, TimeSpan.FromHours(2));

        Assert.False(webinar.MomentAt(Launch.EndsAt.AddSeconds(-1), 0).OffersRecording);
        Assert.True(webinar.MomentAt(Launch.EndsAt, 0).AcceptsSignUps);
        Assert.True(webinar.MomentAt(deletion.AddSeconds(-1), 0).AcceptsSignUps);
        Assert.False(webinar.MomentAt(deletion, 0).AcceptsSignUps);
        Assert.False((webinar with { RecordingIsForSignedUp = false }).MomentAt(Launch.EndsAt, 0).AcceptsSignUps);
    }

    [Fact]
    public void Without_a_capacity_it_is_never_full() =>
        Assert.Equal(Open, Launch.Webinar.MomentAt(Launch.InMarch, int.MaxValue).Phase);

    [Fact]
    public void A_full_webinar_that_has_closed_says_that_it_has_closed() =>
        Assert.Equal(SignUpClosed, (Planned with { Capacity = 1 }).MomentAt(ClosesAt, 1).Phase);

    [Theory]
    [InlineData(-1, Draft)]
    [InlineData(0, Cancelled)]
    [InlineData(1, Cancelled)]
    public void A_cancelled_webinar_is_cancelled_from_the_moment_it_is_public(int seconds, WebinarPhase phase)
    {
        var cancelled = Planned with { CancelledBecause = "Sygdom." };

        Assert.Equal(new WebinarMoment(phase, None), cancelled.MomentAt(PublishAt.AddSeconds(seconds), NoneTaken));
    }

    [Fact]
    public void A_cancelled_webinar_has_no_doors_and_no_recording()
    {
        var cancelled = Planned with { CancelledBecause = "Sygdom." };

        Assert.Equal(new WebinarMoment(Cancelled, None), cancelled.MomentAt(Launch.StartsAt, NoneTaken));
        Assert.Equal(new WebinarMoment(Cancelled, None), cancelled.MomentAt(Launch.EndsAt.AddDays(1), NoneTaken));
    }

    [Fact]
    public void A_recording_without_a_last_day_stays() =>
        Assert.Equal(
            WebinarPhase.Recording,
            (Launch.Webinar with { RecordingUrl = Recording }).MomentAt(Launch.EndsAt.AddYears(20), NoneTaken).Phase);

    [Fact]
    public void A_recording_shows_when_the_webinar_is_over_and_not_before() =>
        Assert.Equal(
            Open,
            (Launch.Webinar with { RecordingUrl = Recording }).MomentAt(Launch.EndsAt.AddSeconds(-1), NoneTaken).Phase);

    [Theory]
    [InlineData(Draft, false)]
    [InlineData(Cancelled, false)]
    [InlineData(Announced, false)]
    [InlineData(Open, true)]
    [InlineData(Full, false)]
    [InlineData(SignUpClosed, false)]
    [InlineData(Ended, false)]
    [InlineData(WebinarPhase.Recording, false)]
    [InlineData(Archived, false)]
    public void Sign_ups_are_accepted_in_the_open_phase_only(WebinarPhase phase, bool accepted) =>
        Assert.Equal(accepted, new WebinarMoment(phase, None).AcceptsSignUps);

    [Theory]
    [InlineData(None, false)]
    [InlineData(LastHour, true)]
    [InlineData(Doors, true)]
    [InlineData(Live, true)]
    [InlineData(Overrun, false)]
    public void The_last_hour_lasts_until_the_end(WebinarOverlay overlay, bool lastHour) =>
        Assert.Equal(lastHour, new WebinarMoment(Open, overlay).IsLastHour);

    [Fact]
    public void Every_boundary_is_announced_by_the_one_before()
    {
        DateTimeOffset[] boundaries = [.. BoundariesOfAPlannedWebinar.Select(row => row.Data.Item1)];

        Assert.Equal(boundaries[0], Planned.NextBoundaryAfter(DateTimeOffset.MinValue));
        Assert.All(boundaries.Zip(boundaries.Skip(1)), pair => Assert.Equal(pair.Second, Planned.NextBoundaryAfter(pair.First)));
        Assert.Null(Planned.NextBoundaryAfter(boundaries[^1]));
    }

    [Fact]
    public void A_cancelled_webinar_goes_from_what_is_to_come_to_what_has_been_as_others_do()
    {
        var cancelled = Planned with { CancelledBecause = "Sygdom." };

        Assert.Equal(cancelled.StartsAt, cancelled.NextBoundaryAfter(PublishAt));
        Assert.Equal(cancelled.EndsAt, cancelled.NextBoundaryAfter(cancelled.StartsAt));
        Assert.Null(cancelled.NextBoundaryAfter(cancelled.EndsAt));
    }

    [Theory]
    [InlineData("2022-03-26T23:30Z", "2022-03-27T00:30Z")]
    [InlineData("2022-10-29T23:30Z", "2022-10-30T00:30Z")]
    public void The_last_hour_is_an_hour_on_the_nights_when_the_clocks_change(string lastHour, string start)
    {
        var startsAt = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture);
        var begins = DateTimeOffset.Parse(lastHour, CultureInfo.InvariantCulture);
        var night = Launch.Webinar with { StartsAt = DanishTime.InDenmark(startsAt), EndsAt = startsAt.AddHours(2) };

        AssertChangesAt(begins, night, new(Open, None), new(Open, LastHour));
    }

    private static void AssertChangesAt(DateTimeOffset boundary, Webinar webinar, WebinarMoment before, WebinarMoment from)
    {
        Assert.Equal(before, webinar.MomentAt(boundary.AddSeconds(-1), NoneTaken));
        Assert.Equal(from, webinar.MomentAt(boundary, NoneTaken));
        Assert.Equal(from, webinar.MomentAt(boundary.AddSeconds(1), NoneTaken));
    }
}
