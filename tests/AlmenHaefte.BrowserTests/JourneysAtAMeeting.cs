using System.Text.RegularExpressions;
using AlmenHaefte.Tests;
using AlmenHaefte.Tests.WholeSite;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysAtAMeeting(Chromium chromium, RealServer site) : IClassFixture<RealServer>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";

    [Fact]
    public async Task A_chapter_is_looked_at_one_section_at_a_time_and_left_where_one_was()
    {
        await using var reader = await Reader.AtAsync(chromium, site, new Screen(1280, 720));
        await reader.OpensAsync($"{Booklet}/beboerne");
        await reader.Page.GetByText("Vis på et møde").ClickAsync();
        await reader.ComesToAsync($"{Booklet}/beboerne?vis=moede");
        var place = reader.Page.Locator("[role=status]");
        await Assertions.Expect(place).ToHaveTextAsync(new Regex("^1 af [0-9]+$"));
        Assert.False(await reader.Page.Locator(".masthead").IsVisibleAsync());

        await reader.PressesAsync("ArrowRight");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Næste" }).ClickAsync();
        await Assertions.Expect(place).ToContainTextAsync("3 af");
        var shown = reader.Page.Locator(".text .slide:visible");
        Assert.Equal(1, await shown.CountAsync());
        Assert.True(await shown.Locator("p").First.EvaluateAsync<double>("text => parseFloat(getComputedStyle(text).fontSize)") >= 28);
        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));
        var section = await shown.Locator("h2").GetAttributeAsync("id");

        await reader.PressesAsync("ArrowLeft");
        await Assertions.Expect(place).ToContainTextAsync("2 af");
        await reader.PressesAsync("ArrowRight");
        await reader.PressesAsync("Escape");
        await reader.ComesToAsync($"{Booklet}/beboerne#{section}");
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task What_is_answered_at_the_meeting_is_on_the_worksheet()
    {
        await using var reader = await Reader.AtAsync(chromium, site, new Screen(1280, 720));
        await reader.OpensAsync($"{Booklet}/etablering?vis=moede#sidde-sammen");
        var question = reader.Page.Locator(".question:visible");
        await Board.Answer(question).FillAsync("På kontoret i Blok 4");
        await reader.PressesAsync("ArrowLeft");
        await reader.PressesAsync("PageDown");
        await question.GetByLabel("Ja", new() { Exact = true }).CheckAsync();
        await reader.PressesAsync("ArrowRight");

        await Assertions.Expect(question).ToHaveIdAsync("sidde-sammen");
        await Assertions.Expect(question.GetByLabel("Nej", new() { Exact = true })).ToBeCheckedAsync();
        await new Board(reader.Page).KeptAsync();
        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));

        await reader.OpensAsync($"{Booklet}/arbejdsark");
        Assert.Equal("På kontoret i Blok 4", await new Board(reader.Page).AnswerToAsync("sidde-sammen"));
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task The_case_that_the_meeting_is_about_is_chosen_there()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone);
        await reader.OpensAsync($"{Booklet}/arbejdsark");
        var board = new Board(reader.Page);
        await board.AnswersAsync("sidde-sammen", "På kontoret i Blok 4");
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Ny sag" }).ClickAsync();
        await reader.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).FillAsync("Østergårds facade");
        await reader.PressesAsync("Enter");

        await reader.OpensAsync($"{Booklet}/etablering?vis=moede#sidde-sammen");
        var cases = reader.Page.GetByLabel("Sag", new() { Exact = true });
        var answer = Board.Answer(reader.Page.Locator(".question:visible"));
        Assert.Equal("Østergårds facade", await cases.EvaluateAsync<string>("list => list.selectedOptions[0].text"));
        await answer.FillAsync("I skurvognen");
        await cases.FocusAsync();
        await cases.SelectOptionAsync("Vores sag");
        await Assertions.Expect(answer).ToHaveValueAsync("På kontoret i Blok 4");
        await cases.SelectOptionAsync("Østergårds facade");
        await Assertions.Expect(answer).ToHaveValueAsync("I skurvognen");
        await board.ShutsNobodyOutAsync();
    }

    [Fact]
    public async Task Without_scripts_a_meeting_has_the_whole_chapter_large()
    {
        await using var reader = await Reader.AtAsync(chromium, site, new Screen(1280, 720) { Scripts = false });
        await reader.OpensAsync($"{Booklet}/etablering?vis=moede");

        foreach (var question in await reader.Page.Locator(".question-text").AllAsync())
        {
            Assert.True(await question.IsVisibleAsync());
        }
        Assert.False(await reader.Page.GetByRole(AriaRole.Button).First.IsVisibleAsync());
        await reader.FollowsAsync(".leave");
        Assert.Equal($"{Booklet}/etablering", reader.Path);
    }
}
