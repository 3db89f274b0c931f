using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.Webinars;

public class WebinarTests
{
    [Fact]
    public void The_launch_webinar_is_without_faults() => Assert.Empty(Launch.Webinar.Faults());

    public static TheoryData<string, Webinar> Faulty => new()
    {
        { nameof(Webinar.EndsAt), Launch.Webinar with { StartsAt = Launch.EndsAt } },
        { nameof(Webinar.OpensAt), Launch.Webinar with { OpensAt = Launch.EndsAt } },
        { nameof(Webinar.OpensAt), Launch.Webinar with { OpensAt = Launch.InMarch, ClosesAt = Launch.InMarch } },
        { nameof(Webinar.ClosesAt), Launch.Webinar with { ClosesAt = Launch.EndsAt.AddSeconds(1) } },
        { nameof(Webinar.Capacity), Launch.Webinar with { Capacity = 0 } },
        { nameof(Webinar.CancelledBecause), Launch.Webinar with { CancelledBecause = " " } },
        { nameof(Webinar.RecordingUrl), Launch.Webinar with { RecordingUrl = new Uri("http://video.example/") } },
        { nameof(Webinar.RecordingUrl), Launch.Webinar with { RecordingUrl = new Uri("/video", UriKind.Relative) } },
        { nameof(Webinar.RecordingUntil), Launch.Webinar with { RecordingUntil = Launch.EndsAt } },
        { nameof(Webinar.RetentionDays), Launch.Webinar with { RetentionDays = 29 } },
        { nameof(Webinar.RetentionDays), Launch.Webinar with { RetentionDays = 366 } },
    };

    [Theory]
    [MemberData(nameof(Faulty))]
    public void A_broken_rule_names_the_field_and_says_what_to_do(string property, Webinar webinar)
    {
        var fault = Assert.Single(webinar.Faults());

        Assert.Equal(property, fault.Property);
        Assert.EndsWith(".", fault.Reason, StringComparison.Ordinal);
    }

    public static TheoryData<Webinar> AtTheLimit =>
    [
        Launch.Webinar with { ClosesAt = Launch.EndsAt },
        Launch.Webinar with { OpensAt = Launch.EndsAt.AddSeconds(-1) },
        Launch.Webinar with { Capacity = 1 },
        Launch.Webinar with { RetentionDays = 30 },
        Launch.Webinar with { RetentionDays = 365 },
    ];

    [Theory]
    [MemberData(nameof(AtTheLimit))]
    public void At_the_limit_a_rule_holds(Webinar webinar) => Assert.Empty(webinar.Faults());

    [Fact]
    public void All_faults_are_told_at_once() =>
        Assert.Equal(2, (Launch.Webinar with { Capacity = -1, RetentionDays = 0 }).Faults().Count);

    [Fact]
    public void What_people_told_us_is_deleted_ninety_days_after_the_end() =>
        Assert.Equal(new DateOnly(2022, 7, 19), Launch.Webinar.Deletion.WithSeat);

    [Fact]
    public void The_day_of_deletion_is_counted_from_the_Danish_day() =>
        Assert.Equal(
            new DateOnly(2022, 5, 21),
            (Launch.Webinar with { EndsAt = new DateTimeOffset(2022, 4, 20, 22, 0, 0, TimeSpan.Zero), RetentionDays = 30 }).Deletion.WithSeat);
}
