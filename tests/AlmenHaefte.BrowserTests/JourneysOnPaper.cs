using AlmenHaefte.Tests.WholeSite;
using Deque.AxeCore.Playwright;
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

    [Fact]
    public async Task Somebody_chooses_two_chapters_and_has_just_those_to_print()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone with { Scripts = false });
        await reader.OpensAsync("/haefter/strategiske-partnerskaber");
        await reader.Page.GetByText("Tag kun nogle af kapitlerne med").ClickAsync();
        foreach (var tick in await reader.Page.Locator("input[name=kapitler]:is([value=hvorfor], [value=rammen])").AllAsync())
        {
            await tick.CheckAsync();
        }
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Vis til udskrift" }).ClickAsync();

        await reader.ComesToAsync("/haefter/strategiske-partnerskaber/print?kapitler=hvorfor,rammen");
        Assert.Equal(2, await reader.Page.Locator("section section.chapter").CountAsync());
    }

    [Theory]
    [InlineData(375, false)]
    [InlineData(1440, true)]
    public async Task The_page_for_printing_shuts_nobody_out(int width, bool dark)
    {
        await using var reader = await Reader.AtAsync(chromium, site, new Screen(width, 900) { Dark = dark });
        // Everything that can be on it, without everything that is: axe takes its time over ninety sheets.
        await reader.OpensAsync("/haefter/strategiske-partnerskaber/print?kapitler=hvorfor,de-to-partnerskaber,vid-hvorfor,etablering,ordliste,kilder");

        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task The_page_for_printing_is_black_on_white_paper_without_its_instructions()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Desk with { Dark = true });
        await reader.OpensAsync("/haefter/strategiske-partnerskaber/print?kapitler=hvorfor");
        Assert.True(await reader.Page.GetByText("Udskriftsvenlig side.").IsVisibleAsync());
        await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.False(await reader.Page.GetByText("Udskriftsvenlig side.").IsVisibleAsync());
        Assert.Equal("rgb(0, 0, 0)", await reader.Page.Locator(".text p").First.EvaluateAsync<string>("text => getComputedStyle(text).color"));
        Assert.Equal("rgb(255, 255, 255)", await reader.Page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
        Assert.Contains("https://", await reader.Page.Locator(".notes a[rel~=external]").First.EvaluateAsync<string>("link => getComputedStyle(link, '::after').content"), StringComparison.Ordinal);
    }
}
