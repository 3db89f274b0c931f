using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysOnPaper(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    private const string Chapter = "/haefter/strategiske-partnerskaber/hvorfor";

    [Fact]
    public async Task A_printed_chapter_is_its_text_with_all_its_notes_and_nothing_to_press()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync($"{Chapter}#note-2");
        await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        foreach (var note in await reader.Page.Locator("[role=doc-endnotes] li").AllAsync())
        {
            Assert.True(await note.IsVisibleAsync());
            Assert.Equal("static", await note.EvaluateAsync<string>("note => getComputedStyle(note).position"));
        }
        foreach (var unwanted in await reader.Page.Locator("nav, .skip, [role=doc-backlink], .banner, button, form").AllAsync())
        {
            Assert.False(await unwanted.IsVisibleAsync(), await unwanted.EvaluateAsync<string>("element => element.outerHTML.slice(0, 80)"));
        }
        Assert.True(await reader.Page.Locator("h1").IsVisibleAsync());
    }

    [Fact]
    public async Task Dark_on_the_screen_is_still_black_on_white_paper()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Desk with { Dark = true });
        await reader.OpensAsync(Chapter);
        await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.Equal("rgb(0, 0, 0)", await reader.Page.Locator("main p").First.EvaluateAsync<string>("text => getComputedStyle(text).color"));
        Assert.Equal("rgb(255, 255, 255)", await reader.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
    }
}
