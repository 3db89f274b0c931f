using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Web.Newsroom.Webinars;

namespace AlmenHaefte.Tests.Newsroom.Webinars;

public sealed class OverviewTests : WebinarRoom
{
    [Fact]
    public async Task All_webinars_are_listed_with_how_full_they_are()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example");
        await AddAsync("Bo Ågård", "bo@almenbo.example", isWaiting: true);

        var page = await Me.OpenAsync("/redaktion/webinarer");

        Assert.Contains("Fælles værksted", page.Text, StringComparison.Ordinal);
        Assert.Contains("Åben for tilmelding", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 af 3 pladser", page.Text, StringComparison.Ordinal);
        Assert.Contains("1 på venteliste", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_glance_tells_how_it_is_going()
    {
        await AddAsync("Åse Ærø", "aase@almenbo.example", "Søbo", at: Launch.InMarch.AddDays(-9));
        await AddAsync("Søren O’Brien", "soeren@almenbo.example", "SØBO", at: Launch.InMarch.AddDays(-9));
        await AddAsync("Bo Ågård", "bo@almenbo.example", at: Launch.InMarch);

        var page = await Me.OpenAsync(Room);

        Assert.Contains("3 tilmeldinger i alt, flest den 19.3.: 2.", page.Text, StringComparison.Ordinal);
        Assert.Equal(10, page.Document.QuerySelectorAll(".day-chart rect").Length);
        Assert.Equal(["Søbo 2", "Ikke oplyst 1"], page.Document.QuerySelectorAll(".bars tbody tr").Select(row => $"{row.Children[0].TextContent} {row.Children[1].TextContent.Trim()}"));
        Assert.Contains("19. juli 2022 slettes oplysningerne om 3 personer", page.Text, StringComparison.Ordinal);
        Assert.Contains("Alle adresser ser ud til at virke", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task With_nobody_signed_up_it_says_so()
    {
        var page = await Me.OpenAsync(Room);

        Assert.Contains("Ingen har skrevet sig op endnu.", page.Text, StringComparison.Ordinal);
        Assert.False(page.Has(".day-chart"));
    }

    [Fact]
    public async Task An_address_that_does_not_work_is_a_link_to_the_person()
    {
        var aase = await AddAsync("Åse Ærø", "aase@almenbo.example");
        await using (var db = Site.OpenDatabase())
        {
            db.Attach(aase);
            var mail = Mail.Finished(Guid.NewGuid(), MailKind.Confirmed, aase.Email, [1], aase, Slug, 0, Site.Now);
            mail.Refused("550 5.1.1 unknown user", Site.Now);
            db.Mails.Add(mail);
            await db.SaveChangesAsync(Cancellation);
        }

        var page = await Me.OpenAsync(Room);
        var list = await Me.OpenAsync(page.Document.QuerySelector("a.trouble")!.GetAttribute("href")!);

        Assert.Contains("1 mail kunne ikke leveres", page.Text, StringComparison.Ordinal);
        Assert.Contains("Åse Ærø", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webinar_that_is_not_there_is_not_found() =>
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Me.OpenAsync("/redaktion/webinarer/findes-ikke")).Status);

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(5, 6, 2)]
    [InlineData(37, 40, 10)]
    [InlineData(400, 400, 100)]
    public void The_scale_begins_at_zero_and_ends_at_a_round_number_above_the_highest_column(int most, int top, int step)
    {
        var chart = DayChart.Of([(new DateOnly(2022, 3, 1), most), (new DateOnly(2022, 3, 2), 0)])!;

        Assert.Equal((top, step), (chart.Top, chart.Step));
        Assert.Equal(DayChart.Base, chart.Y(0));
        Assert.Equal(0, chart.Lines.First());
    }

    [Fact]
    public void More_than_six_weeks_are_shown_week_by_week()
    {
        var first = new DateOnly(2022, 3, 2);
        var chart = DayChart.Of([.. Enumerable.Range(0, 50).Select(day => (first.AddDays(day), 1))])!;

        Assert.Equal("uge", chart.Unit);
        Assert.Equal((new DateOnly(2022, 2, 28), 5), (chart.Columns[0].From, chart.Columns[0].Count));
        Assert.Equal(50, chart.Total);
    }
}
