using AlmenHaefte.Tests.Data;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Tests.SignUps;

public sealed class RetentionTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Sign_ups_are_there_the_day_before_the_printed_date_and_gone_on_it()
    {
        var webinar = Launch.Webinar;
        await database.AtDeskAsync(desk => desk.EnterAsync(webinar, Cast.Aase, Launch.InMarch, TestContext.Current.CancellationToken));
        await database.AtDeskAsync(desk => desk.EnterAsync(webinar with { Id = "et-andet", RetentionDays = 365 }, Cast.Aase, Launch.InMarch, TestContext.Current.CancellationToken));

        Assert.Equal(0, await DeleteAsync(webinar, webinar.DeletedOn.AddDays(-1)));
        Assert.Equal(2, (await database.RowsAsync()).Count);

        Assert.Equal(1, await DeleteAsync(webinar, webinar.DeletedOn));
        Assert.Equal("et-andet", Assert.Single(await database.RowsAsync()).WebinarId);
        Assert.Equal(0, await DeleteAsync(webinar, webinar.DeletedOn));
    }

    private async Task<int> DeleteAsync(Webinar webinar, DateOnly today)
    {
        await using var db = database.Open();
        return await new Retention(db, database.Gate).DeleteDueAsync([webinar], today, TestContext.Current.CancellationToken);
    }
}
