using System.Text.RegularExpressions;
using AlmenHaefte.Tests.WholeSite;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysWhileSearching(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    private const string Holdet = "/haefter/strategiske-partnerskaber/holdet";

    [Fact]
    public async Task What_is_found_follows_what_is_typed_and_the_field_keeps_the_focus()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync("/soeg");
        var field = await StartAsync(reader);
        await field.PressSequentiallyAsync("partnerskabsudvikleren", new() { Delay = 20 });

        await Assertions.Expect(First(reader)).ToHaveAttributeAsync("href", Holdet);
        await Assertions.Expect(reader.Page).ToHaveURLAsync("/soeg?q=partnerskabsudvikleren");
        await Assertions.Expect(reader.Page).ToHaveTitleAsync("Søgning: partnerskabsudvikleren – AlmenHæfter");
        await Assertions.Expect(Status(reader)).ToHaveTextAsync(new Regex("^\\s*\\d+ sider\\s*$"));
        await Assertions.Expect(field).ToBeFocusedAsync();
        Assert.Equal("partnerskabsudvikleren", await field.InputValueAsync());
        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));

        var whileTyping = await MainAsync(reader);
        await reader.PressesAsync("Enter");
        await reader.Page.WaitForLoadStateAsync();
        Assert.Equal(whileTyping, await MainAsync(reader));
    }

    [Theory]
    [InlineData("Escape")]
    [InlineData("Control+A Delete")]
    public async Task An_empty_field_leads_back_to_the_start(string keys)
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync("/soeg?q=beboerne");
        var field = await StartAsync(reader);
        foreach (var key in keys.Split(' '))
        {
            await reader.PressesAsync(key);
        }

        await Assertions.Expect(reader.Page).ToHaveURLAsync("/soeg");
        await Assertions.Expect(Status(reader)).ToHaveTextAsync("");
        await Assertions.Expect(reader.Page.Locator("#fundet .part-card").First).ToBeVisibleAsync();
        await Assertions.Expect(field).ToBeFocusedAsync();
        Assert.Equal("", await field.InputValueAsync());
    }

    [Fact]
    public async Task The_way_back_leads_to_where_one_came_from_and_from_what_was_found_to_the_search()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync("/");
        await reader.FollowsAsync("nav a[href='/soeg']");
        await (await StartAsync(reader)).PressSequentiallyAsync("partnerskabsudvikleren", new() { Delay = 20 });
        // Part of the word finds the same.
        await reader.ComesToAsync("/soeg?q=partnerskabsudvikleren");
        await Assertions.Expect(First(reader)).ToHaveAttributeAsync("href", Holdet);
        await First(reader).ClickAsync();
        await reader.ComesToAsync(Holdet);

        await reader.Page.GoBackAsync();
        await reader.ComesToAsync("/soeg?q=partnerskabsudvikleren");
        await Assertions.Expect(First(reader)).ToHaveAttributeAsync("href", Holdet);
        await reader.Page.GoBackAsync();
        await reader.ComesToAsync("/");
    }

    [Fact]
    public async Task An_answer_that_comes_late_never_takes_the_place_of_a_later_one()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        var held = new TaskCompletionSource();
        await reader.Page.RouteAsync("**/soeg?q=portef*", async route =>
        {
            await held.Task;
            // By now the page may no longer wait for it.
            await route.ContinueAsync().ContinueWith(_ => { }, TaskScheduler.Default);
        });
        await reader.OpensAsync("/soeg");
        var field = await StartAsync(reader);
        var asked = reader.Page.WaitForRequestAsync("**/soeg?q=portef*");
        await field.FillAsync("portefølje");
        await asked;
        await field.FillAsync("partnerskabsudvikleren");
        await Assertions.Expect(First(reader)).ToHaveAttributeAsync("href", Holdet);

        held.SetResult();
        await reader.Page.WaitForTimeoutAsync(500);

        Assert.Equal("/soeg?q=partnerskabsudvikleren", reader.Path);
        Assert.Equal(Holdet, await First(reader).GetAttributeAsync("href"));
    }

    [Fact]
    public async Task Somebody_who_has_gone_on_to_what_was_found_keeps_it()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync("/soeg?q=partnerskabsudvikleren");
        var held = new TaskCompletionSource();
        await reader.Page.RouteAsync("**/soeg?q=beboerne", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        var answered = reader.Page.WaitForResponseAsync("**/soeg?q=beboerne");
        await (await StartAsync(reader)).FillAsync("beboerne");
        await First(reader).FocusAsync();
        held.SetResult();
        await answered;
        await reader.Page.WaitForTimeoutAsync(300);

        Assert.Equal(Holdet, await First(reader).GetAttributeAsync("href"));
        await Assertions.Expect(First(reader)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Without_scripts_one_searches_with_Enter()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone with { Scripts = false });
        await reader.OpensAsync("/soeg");
        await reader.Page.Locator("main [name=q]").FillAsync("partnerskabsudvikleren");
        await reader.PressesAsync("Enter");
        await reader.ComesToAsync("/soeg?q=partnerskabsudvikleren");

        Assert.Equal(Holdet, await First(reader).GetAttributeAsync("href"));
        Assert.Empty(reader.Complaints);
    }

    private static async Task<ILocator> StartAsync(Reader reader)
    {
        var field = reader.Page.Locator("main [name=q]");
        await field.FocusAsync();
        return field;
    }

    private static ILocator First(Reader reader) => reader.Page.Locator("#fundet h2 a").First;

    private static ILocator Status(Reader reader) => reader.Page.Locator("[role=status]");

    /// <summary>What the page shows. What was typed is a property of the field here, and an attribute there.</summary>
    private static Task<string> MainAsync(Reader reader) => reader.Page.Locator("#indhold").EvaluateAsync<string>("main => [main.innerText, main.querySelector('[name=q]').value, ...[...main.querySelectorAll('a')].map(link => link.href)].join('\\n')");
}
