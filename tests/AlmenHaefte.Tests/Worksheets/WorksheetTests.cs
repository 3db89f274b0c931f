using System.Net;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.WholeSite;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Worksheets;

public sealed class WorksheetTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";
    private const string Sheet = $"{Booklet}/arbejdsark";

    [Fact]
    public async Task Every_question_is_on_the_sheet_once_with_its_place_in_the_text_and_its_points()
    {
        var sheet = await OpenAsync(Sheet);
        var booklet = site.Services.GetRequiredService<Bookshelf>().Current.Booklets.Single();

        Assert.Equal(booklet.Questions.Select(question => question.Id), sheet.Document.QuerySelectorAll("[data-question]").Select(asked => asked.GetAttribute("data-question")));
        Assert.All(booklet.Questions, question =>
        {
            var asked = sheet.Document.QuerySelector($"[data-question='{question.Id}']")!;
            Assert.Equal(question.Wording, asked.QuerySelector("h3 [data-part=wording]")!.TextContent);
            Assert.Equal([question.Address, .. question.Points.Select(point => booklet.Point(point)!.Address)], asked.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
            Assert.NotNull(sheet.Document.QuerySelector($".overview a[href='#{asked.Id}']"));
        });
    }

    [Fact]
    public async Task Questions_are_asked_in_the_order_of_the_phases() => Assert.Equal(
        ["Før beslutningen", "Udbud og kontrakt", "Etablering", "Drift, opfølgning og afslutning"],
        (await OpenAsync(Sheet)).Document.QuerySelectorAll(".phase:not([hidden]) > h2").Select(heading => heading.TextContent));

    [Theory]
    [InlineData(Booklet)]
    [InlineData($"{Booklet}/etablering")]
    [InlineData($"{Booklet}/beboerne")]
    public async Task Whoever_meets_the_questions_is_told_where_to_answer_them(string address) =>
        Assert.Contains((await OpenAsync(address)).Document.QuerySelectorAll($"main a[href^='{Sheet}']"), link => link.TextContent.Contains("rbejdsark", StringComparison.Ordinal));

    [Fact]
    public async Task A_booklet_that_asks_nothing_has_no_sheet()
    {
        await using var small = new SmallSite();

        Assert.Equal(HttpStatusCode.NotFound, (await small.Visitor().GetAsync("/haefter/lille/arbejdsark", TestContext.Current.CancellationToken)).StatusCode);
        Assert.DoesNotContain("arbejdsark", await small.Visitor().GetStringAsync("/haefter/lille", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<Answer> OpenAsync(string address) => Answer.OfAsync(site.Visitor(), address, TestContext.Current.CancellationToken);
}
