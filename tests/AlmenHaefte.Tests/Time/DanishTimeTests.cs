using System.Globalization;
using AlmenHaefte.Time;

namespace AlmenHaefte.Tests.Time;

public class DanishTimeTests
{
    [Theory]
    [InlineData("2022-04-20T10:00", "2022-04-20T08:00Z")]
    [InlineData("2022-12-20T10:00", "2022-12-20T09:00Z")]
    [InlineData("2022-03-27T01:59:59", "2022-03-27T00:59:59Z")]
    [InlineData("2022-03-27T03:00", "2022-03-27T01:00Z")]
    [InlineData("2022-10-30T01:59:59", "2022-10-29T23:59:59Z")]
    [InlineData("2022-10-30T03:00", "2022-10-30T02:00Z")]
    public void A_wall_time_is_one_moment(string wall, string moment) =>
        Assert.Equal(new WallTime.Once(Moment(moment)), DanishTime.Read(Wall(wall)));

    [Theory]
    [InlineData("2022-03-27T02:00")]
    [InlineData("2022-03-27T02:30")]
    [InlineData("2022-03-27T02:59:59")]
    public void The_hour_lost_in_March_never_comes(string wall) =>
        Assert.Equal(new WallTime.Never(), DanishTime.Read(Wall(wall)));

    [Theory]
    [InlineData("2022-10-30T02:00", "2022-10-30T00:00Z", "2022-10-30T01:00Z")]
    [InlineData("2022-10-30T02:59:59", "2022-10-30T00:59:59Z", "2022-10-30T01:59:59Z")]
    public void The_hour_repeated_in_October_comes_twice(string wall, string first, string second) =>
        Assert.Equal(new WallTime.Twice(Moment(first), Moment(second)), DanishTime.Read(Wall(wall)));

    [Fact]
    public void What_kind_of_DateTime_it_is_does_not_matter() =>
        Assert.Equal(
            new WallTime.Once(Moment("2022-04-20T08:00Z")),
            DanishTime.Read(new DateTime(2022, 4, 20, 10, 0, 0, DateTimeKind.Utc)));

    [Theory]
    [InlineData("2022-03-27T00:59:59Z", "2022-03-27T01:59:59+01:00")]
    [InlineData("2022-03-27T01:00:00Z", "2022-03-27T03:00:00+02:00")]
    [InlineData("2022-10-30T00:59:59Z", "2022-10-30T02:59:59+02:00")]
    [InlineData("2022-10-30T01:00:00Z", "2022-10-30T02:00:00+01:00")]
    public void A_moment_is_one_wall_time(string moment, string wall)
    {
        var inDenmark = DanishTime.InDenmark(Moment(moment));

        Assert.Equal(wall, inDenmark.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void The_Danish_day_begins_at_Danish_midnight()
    {
        Assert.Equal(new DateOnly(2022, 4, 20), DanishTime.DayOf(Moment("2022-04-20T21:59:59Z")));
        Assert.Equal(new DateOnly(2022, 4, 21), DanishTime.DayOf(Moment("2022-04-20T22:00:00Z")));
    }

    [Fact]
    public void A_day_is_written_in_Danish() =>
        Assert.Equal("20.\u00A0april 2022", DanishTime.Write(new DateOnly(2022, 4, 20)));

    [Fact]
    public void A_moment_is_written_with_its_weekday() =>
        Assert.Equal("søndag den 1.\u00A0maj 2022 kl.\u00A009.05", DanishTime.Write(Moment("2022-05-01T07:05Z")));

    [Theory]
    [InlineData("2022-04-20T08:00Z", "2022-04-20T09:30Z", "onsdag den 20.\u00A0april 2022 kl.\u00A010.00–11.30")]
    [InlineData("2022-04-20T20:00Z", "2022-04-20T23:00Z", "onsdag den 20.\u00A0april 2022 kl.\u00A022.00 – torsdag den 21.\u00A0april 2022 kl.\u00A001.00")]
    [InlineData("2022-04-20T22:00Z", "2022-04-21T00:00Z", "torsdag den 21.\u00A0april 2022 kl.\u00A000.00–02.00")]
    [InlineData("2022-03-27T00:30Z", "2022-03-27T01:30Z", "søndag den 27.\u00A0marts 2022 kl.\u00A001.30–03.30")]
    public void A_span_is_written_with_the_day_once_unless_there_are_two(string start, string end, string written) =>
        Assert.Equal(written, DanishTime.Write(Moment(start), Moment(end)));

    [Fact]
    public void The_language_of_the_machine_does_not_matter()
    {
        var machine = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("20.\u00A0april 2022", DanishTime.Write(new DateOnly(2022, 4, 20)));
        }
        finally
        {
            CultureInfo.CurrentCulture = machine;
        }
    }

    private static DateTime Wall(string text) => DateTime.Parse(text, CultureInfo.InvariantCulture);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
