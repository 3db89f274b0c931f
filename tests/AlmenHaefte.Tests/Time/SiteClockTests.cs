using AlmenHaefte.Time;

namespace AlmenHaefte.Tests.Time;

public class SiteClockTests
{
    private static readonly DateTimeOffset March2022 = new(2022, 3, 28, 9, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public void Without_a_start_it_shows_the_real_time()
    {
        var before = TimeProvider.System.GetUtcNow();

        var now = new SiteClock().GetUtcNow();

        Assert.InRange(now, before, TimeProvider.System.GetUtcNow());
        Assert.Null(new SiteClock().StartsAt);
    }

    [Fact]
    public void With_a_start_it_shows_that_moment()
    {
        var clock = new SiteClock(March2022);

        Assert.InRange(clock.GetUtcNow(), March2022, March2022.AddMinutes(1));
        Assert.Equal(March2022, clock.StartsAt);
    }

    [Fact]
    public async Task With_a_start_it_ticks_on()
    {
        var clock = new SiteClock(March2022);
        var first = clock.GetUtcNow();

        await Task.Delay(TimeSpan.FromMilliseconds(20), TestContext.Current.CancellationToken);

        Assert.True(clock.GetUtcNow() > first);
    }

    [Fact]
    public void It_answers_in_UTC() => Assert.Equal(TimeSpan.Zero, new SiteClock(March2022).GetUtcNow().Offset);
}
