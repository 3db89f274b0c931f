using AlmenHaefte.Tests.WholeSite;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

/// <summary>Somebody reads a while, goes away, and comes back another day in the same browser.</summary>
public sealed class JourneysBackToAChapter(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";
    private const string Chapter = $"{Booklet}/rammen";
    private const string Memory = $"laesning{Booklet}";

    /// <summary>The second paragraph under a heading far down in the chapter.</summary>
    private const string Paragraph = ".text > h2:nth-of-type(3) ~ p:nth-of-type(8)";

    [Fact]
    public async Task Reading_goes_on_at_the_paragraph_where_it_stopped_when_one_asks_for_it()
    {
        await using var reader = await ReadSomeOfItAsync();
        await reader.OpensAsync(Chapter);
        var goOn = GoOn(reader);
        await Assertions.Expect(goOn).ToBeVisibleAsync();
        Assert.Equal(0, await ScrolledAsync(reader));
        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));

        await goOn.ClickAsync();

        Assert.Equal(1, await reader.ShareInViewAsync(Paragraph));
        Assert.InRange(await reader.Page.Locator(Paragraph).EvaluateAsync<double>("paragraph => paragraph.getBoundingClientRect().top"), 0, 200);
        Assert.Equal(0, await reader.Page.Locator(".offer").CountAsync());
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task The_offer_pushes_nothing_down()
    {
        foreach (var screen in new[] { Screen.Phone, new Screen(768, 1024), Screen.Desk })
        {
            await using var reader = await ReadSomeOfItAsync(screen);
            var before = await TopOfTextAsync(reader, Chapter);
            await reader.Page.EvaluateAsync("() => localStorage.clear()");

            Assert.Equal(await TopOfTextAsync(reader, Chapter), before);
        }

        static async Task<double> TopOfTextAsync(Reader reader, string address)
        {
            await reader.OpensAsync(address);
            return await reader.Page.Locator(".text").EvaluateAsync<double>("text => text.getBoundingClientRect().top");
        }
    }

    [Fact]
    public async Task From_the_title_page_one_goes_straight_to_the_paragraph()
    {
        await using var reader = await ReadSomeOfItAsync(Screen.Phone);
        await reader.OpensAsync(Booklet);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Fortsæt i »Rammen og rækkevidden«" }).ClickAsync();
        await reader.ComesToAsync(Chapter);

        Assert.Equal(1, await reader.ShareInViewAsync(Paragraph));
    }

    [Fact]
    public async Task Whoever_begins_again_is_not_asked_again()
    {
        await using var reader = await ReadSomeOfItAsync();
        await reader.OpensAsync(Chapter);
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Begynd forfra" }).ClickAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeFocusedAsync();

        await reader.OpensAsync(Chapter);
        await IsNotOfferedAsync(reader);
    }

    [Fact]
    public async Task Nothing_is_offered_to_whoever_asks_for_a_place_leafs_or_only_saw_the_beginning()
    {
        await using var reader = await ReadSomeOfItAsync();
        await reader.OpensAsync($"{Chapter}#fire-aar");
        await IsNotOfferedAsync(reader);

        await reader.OpensAsync($"{Booklet}/udbuddet");
        await reader.FollowsAsync("a[rel=next]");
        await IsNotOfferedAsync(reader);

        await reader.OpensAsync($"{Booklet}/opstarten");
        await reader.Page.Mouse.WheelAsync(0, 300);
        await reader.OpensAsync($"{Booklet}/opstarten");
        await IsNotOfferedAsync(reader);
    }

    [Fact]
    public async Task Nothing_is_offered_after_three_months()
    {
        await using var reader = await ReadSomeOfItAsync();
        await reader.Page.EvaluateAsync("""
            key => {
              const memory = JSON.parse(localStorage.getItem(key));
              memory.place.time -= 91 * 24 * 60 * 60 * 1000;
              localStorage.setItem(key, JSON.stringify(memory));
            }
            """, Memory);

        await reader.OpensAsync(Chapter);
        await IsNotOfferedAsync(reader);
    }

    [Fact]
    public async Task In_another_edition_reading_goes_on_at_the_heading()
    {
        await using var reader = await ReadSomeOfItAsync();
        var heading = await reader.Page.EvaluateAsync<string>("""
            key => {
              const memory = JSON.parse(localStorage.getItem(key));
              memory.place.edition = '0. udgave';
              localStorage.setItem(key, JSON.stringify(memory));
              return memory.place.heading;
            }
            """, Memory);

        await reader.OpensAsync(Chapter);
        await GoOn(reader).ClickAsync();

        Assert.Equal(heading, await reader.Page.EvaluateAsync<string>("() => document.activeElement.id"));
    }

    [Fact]
    public async Task A_chapter_that_is_gone_through_is_marked_in_the_contents_until_it_is_forgotten()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync(Chapter);
        await Tick(reader).CheckAsync();
        await reader.OpensAsync($"{Booklet}/holdet");
        Assert.Equal("4 Rammen og rækkevidden gennemgået", await NameInContentsAsync(reader, ".contents"));
        Assert.False(await Tick(reader).IsCheckedAsync());
        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));

        await reader.OpensAsync(Booklet);
        Assert.Contains("gennemgået", await NameInContentsAsync(reader, "main"), StringComparison.Ordinal);
        await Assertions.Expect(reader.Page.GetByText("Du har gennemgået 1 af 19 kapitler.")).ToBeVisibleAsync();
        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));
        await reader.Page.GetByRole(AriaRole.Button, new() { Name = "Glem det" }).ClickAsync();
        Assert.DoesNotContain("gennemgået", await NameInContentsAsync(reader, "main"), StringComparison.Ordinal);

        await reader.OpensAsync(Chapter);
        Assert.False(await Tick(reader).IsCheckedAsync());
        Assert.Equal(0, await reader.Page.EvaluateAsync<int>("() => localStorage.length"));
        Assert.Empty(reader.Complaints);
    }

    [Fact]
    public async Task A_browser_that_remembers_nothing_says_so_when_one_ticks()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.Page.AddInitScriptAsync("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })");
        await reader.OpensAsync(Chapter);
        await Tick(reader).ClickAsync();

        await Assertions.Expect(reader.Page.GetByText("Browseren tillader ikke, at noget huskes.")).ToBeVisibleAsync();
        Assert.False(await Tick(reader).IsCheckedAsync());
        Assert.Empty(reader.Complaints);
    }

    private async Task<Reader> ReadSomeOfItAsync(Screen? screen = null)
    {
        var reader = await Reader.AtAsync(chromium, site, screen);
        await reader.OpensAsync(Chapter);
        await IsNotOfferedAsync(reader);
        await reader.Page.Locator(Paragraph).EvaluateAsync("paragraph => scrollTo(0, paragraph.getBoundingClientRect().top + scrollY - 40)");
        await reader.Page.WaitForFunctionAsync("key => localStorage.getItem(key)", Memory);
        return reader;
    }

    private static ILocator GoOn(Reader reader) => reader.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Fortsæt ved »") });

    private static ILocator Tick(Reader reader) => reader.Page.GetByRole(AriaRole.Checkbox, new() { Name = "Gennemgået" });

    /// <summary>The tick is put there by the same script, last.</summary>
    private static async Task IsNotOfferedAsync(Reader reader)
    {
        await Assertions.Expect(Tick(reader)).ToBeVisibleAsync();
        Assert.Equal(0, await reader.Page.Locator(".offer").CountAsync());
    }

    private static async Task<string> NameInContentsAsync(Reader reader, string within) =>
        await reader.Page.Locator($"{within} a[href='{Chapter}']").First.EvaluateAsync<string>("link => [...link.querySelectorAll('[role=img]')].reduce((name, mark) => name.replace(mark.textContent, mark.ariaLabel), link.innerText.replace(/\\s+/g, ' ').trim())");

    private static Task<double> ScrolledAsync(Reader reader) => reader.Page.EvaluateAsync<double>("() => scrollY");
}
