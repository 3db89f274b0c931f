using AlmenHaefte.Tests;
using AlmenHaefte.Tests.WholeSite;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

/// <summary>Somebody copies the address of a place, or the line that refers to it.</summary>
public sealed class JourneysWithACopy(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    private const string Chapter = "/haefter/strategiske-partnerskaber/holdet";
    private const string Address = SiteFactory.Address + Chapter;

    private static readonly string[] MayCopy = ["clipboard-read", "clipboard-write"];

    [Fact]
    public async Task The_address_of_a_heading_and_then_its_reference_with_the_keyboard_alone()
    {
        await using var reader = await OpenAsync();
        var (id, name) = await FirstHeadingAsync(reader);
        await reader.TabsToAsync($"Kopiér link til »{name}«");
        Assert.Null(await reader.FocusFaultAsync());
        await reader.PressesAsync("Enter");

        await IsSaidAsync(reader, $"Link til »{name}« er kopieret.");
        Assert.Equal($"{Address}#{id}", await ClipboardAsync(reader));
        Assert.Equal($"Kopiér link til »{name}«", await reader.FocusedWordsAsync());
        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));

        await reader.PressesAsync("Tab");
        Assert.Equal("Kopiér henvisning", await reader.FocusedWordsAsync());
        Assert.Null(await reader.FocusFaultAsync());
        await reader.PressesAsync("Enter");
        await IsSaidAsync(reader, $"Henvisning til »{name}« er kopieret.");
        Assert.Equal($"{ReferenceTo($", »{name}«")}#{id}", await ClipboardAsync(reader));
        Assert.Equal("Kopiér henvisning", await reader.FocusedWordsAsync());

        await reader.PressesAsync("Escape");
        Assert.Equal($"Kopiér link til »{name}«", await reader.FocusedWordsAsync());
        Assert.Equal(0, await reader.Page.Locator(".copied").CountAsync());
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task The_address_and_the_reference_of_the_whole_chapter()
    {
        await using var reader = await OpenAsync();
        await reader.Page.Locator(".chapter-head").GetByRole(AriaRole.Button, new() { Name = "Kopiér link til »Vælg holdet, ikke kun prisen«" }).ClickAsync();
        Assert.Equal(Address, await ClipboardAsync(reader));

        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Kopiér henvisning" }).ClickAsync();

        await IsSaidAsync(reader, "Henvisning til »Vælg holdet, ikke kun prisen« er kopieret.");
        Assert.Equal(ReferenceTo(""), await ClipboardAsync(reader));
    }

    [Fact]
    public async Task When_the_browser_refuses_the_text_is_shown_selected()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone);
        await reader.Page.AddInitScriptAsync("navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'))");
        await reader.OpensAsync(Chapter);
        var (id, name) = await FirstHeadingAsync(reader);
        var button = reader.Page.Locator($"#{id} + button");
        await button.ClickAsync();

        await IsSaidAsync(reader, $"Browseren vil ikke kopiere. Teksten er markeret, så du selv kan: {Address}#{id}");
        Assert.Equal($"{Address}#{id}", await reader.Page.EvaluateAsync<string>("() => getSelection().toString()"));
        await Assertions.Expect(button).ToBeFocusedAsync();
        await Assertions.Expect(reader.Page.Locator(".copied .by-hand")).ToBeVisibleAsync();
        Assert.True(await reader.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));
        Assert.Equal($"Kopiér link til »{name}«", await button.GetAttributeAsync("aria-label"));
    }

    [Fact]
    public async Task A_question_has_an_address_too()
    {
        await using var reader = await OpenAsync("/haefter/strategiske-partnerskaber/foer-beslutningen");
        var question = reader.Page.Locator(".question").First;
        await question.Locator(".copy").ClickAsync();

        Assert.Equal($"{SiteFactory.Address}/haefter/strategiske-partnerskaber/foer-beslutningen#{await question.GetAttributeAsync("id")}", await ClipboardAsync(reader));
    }

    [Theory]
    [InlineData(Chapter)]
    [InlineData("/haefter/strategiske-partnerskaber/foer-beslutningen")]
    public async Task Nothing_moves_when_the_buttons_come(string chapter)
    {
        const string Places = "() => [...document.querySelectorAll('main *:not(.copy, .copy *, .copied, .copied *, .copy-page, .kept, .kept *, [role=status])')].map(element => { const box = element.getBoundingClientRect(); return `${element.tagName} ${box.top} ${box.height}`; }).join('\\n')";
        foreach (var screen in (Screen[])[Screen.Desk, Screen.Phone, Screen.FourTimesAsLarge])
        {
            await using var without = await Reader.AtAsync(chromium, site, screen with { Scripts = false });
            await using var with = await Reader.AtAsync(chromium, site, screen);
            await without.OpensAsync(chapter);
            await with.OpensAsync(chapter);
            Assert.NotEqual(0, await with.Page.Locator(".copy").CountAsync());

            Assert.Equal(await without.Page.EvaluateAsync<string>(Places), await with.Page.EvaluateAsync<string>(Places));
        }
    }

    [Fact]
    public async Task A_sign_is_seen_when_its_heading_is_pointed_at_always_where_one_cannot_point_and_never_on_paper()
    {
        await using var reader = await OpenAsync();
        var (id, _) = await FirstHeadingAsync(reader);
        var sign = reader.Page.Locator($"#{id} + .copy");
        await Assertions.Expect(sign).ToHaveCSSAsync("opacity", "0");
        await reader.Page.Locator($"#{id}").HoverAsync();
        await Assertions.Expect(sign).ToHaveCSSAsync("opacity", "1");
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await sign.IsVisibleAsync());
        Assert.False(await reader.Page.Locator(".reference").IsVisibleAsync());
        Assert.False(await reader.Page.Locator(".copy-page").IsVisibleAsync());

        await using var touching = await (await chromium.BrowserAsync()).NewContextAsync(new() { BaseURL = site.Root.AbsoluteUri, HasTouch = true, IsMobile = true, ViewportSize = new() { Width = 375, Height = 812 } });
        var page = await touching.NewPageAsync();
        await page.GotoAsync(Chapter);
        await Assertions.Expect(page.Locator($"#{id} + .copy")).ToHaveCSSAsync("opacity", "1");
    }

    private async Task<Reader> OpenAsync(string address = Chapter)
    {
        var reader = await Reader.AtAsync(chromium, site);
        await reader.Page.Context.GrantPermissionsAsync(MayCopy);
        await reader.OpensAsync(address);
        return reader;
    }

    private static async Task<(string Id, string Name)> FirstHeadingAsync(Reader reader)
    {
        var heading = reader.Page.Locator(".text h2[id]").First;
        return ((await heading.GetAttributeAsync("id"))!, await heading.InnerTextAsync());
    }

    private static string ReferenceTo(string section) =>
        $"AlmenHæfter (2026): Punkt 5: Vælg holdet, ikke kun prisen{section}. I: Strategiske partnerskaber i alment byggeri, 1. udgave, redaktionelt udkast, opdateret 23. november 2026. {Address}";

    private static Task IsSaidAsync(Reader reader, string words) => Assertions.Expect(reader.Page.Locator("[role=status]")).ToHaveTextAsync(words);

    private static Task<string> ClipboardAsync(Reader reader) => reader.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()");
}
