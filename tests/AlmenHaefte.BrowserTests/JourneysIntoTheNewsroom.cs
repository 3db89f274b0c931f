using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysIntoTheNewsroom(Chromium chromium, NewsroomDay site) : IClassFixture<NewsroomDay>
{
    [Fact]
    public async Task From_an_invitation_to_a_passkey_out_and_in_again_and_out_everywhere()
    {
        await using var aase = await AtAsync(Screen.Desk);
        await aase.OpensAsync(await site.InviteAsync("aase@almennet.example"));
        await NothingIsAmissAsync(aase);

        await aase.Page.GetByLabel("Dit navn").FillAsync("Åse Ærø");
        await PressAsync(aase, "Lav en adgangsnøgle");
        await aase.ComesToAsync("/redaktion");
        Assert.Equal("Overblik", await aase.HeadingAsync());
        await NothingIsAmissAsync(aase);

        await PressAsync(aase, "Log ud");
        await aase.ComesToAsync("/redaktion/log-ind");
        await aase.Page.GotoAsync("/redaktion/medarbejdere");
        await aase.ComesToAsync("/redaktion/log-ind?til=%2Fredaktion%2Fmedarbejdere");
        await NothingIsAmissAsync(aase);

        await PressAsync(aase, "Log ind med adgangsnøgle");
        await aase.ComesToAsync("/redaktion/medarbejdere");
        await NothingIsAmissAsync(aase);

        await aase.Page.GetByRole(AriaRole.Link, new() { Name = "Åse Ærø" }).First.ClickAsync();
        await aase.ComesToAsync("/redaktion/mig");
        await NothingIsAmissAsync(aase);
        await PressAsync(aase, "Log ud alle steder");
        await aase.ComesToAsync("/redaktion/log-ind");
        await aase.Page.GotoAsync("/redaktion");
        await aase.ComesToAsync("/redaktion/log-ind");
        Assert.Empty(aase.Complaints);
    }

    [Fact]
    public async Task From_the_first_invitation_to_a_slip_put_right_on_the_public_page()
    {
        await using var mette = await AtAsync(Screen.Desk);
        await mette.OpensAsync(await site.InviteAsync("mette@almennet.example"));
        await mette.Page.GetByLabel("Dit navn").FillAsync("Mette Åkjær");
        await PressAsync(mette, "Lav en adgangsnøgle");
        await mette.ComesToAsync("/redaktion");
        await mette.Page.GetByRole(AriaRole.Link, new() { Name = "Indhold", Exact = true }).ClickAsync();
        await mette.Page.GetByRole(AriaRole.Link, new() { Name = "Om huset", Exact = true }).ClickAsync();
        await Assertions.Expect(mette.Page.Locator(".no-script")).ToHaveCountAsync(0);
        await mette.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Vi bor på Ærø.");
        await PressAsync(mette, "Videre til udgivelse");
        await mette.Page.GetByLabel("Ret en slåfejl").CheckAsync();
        await PressAsync(mette, "Udgiv nu");
        await Assertions.Expect(mette.Page.Locator("h1")).ToContainTextAsync("Historik");

        await using var reader = await Reader.AtAsync(chromium, site.Root);
        await reader.OpensAsync("/om-huset");
        await Assertions.Expect(reader.Page.Locator("main")).ToContainTextAsync("Vi bor på Ærø.");
        Assert.Empty(mette.Complaints);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task No_page_shuts_anybody_out_or_needs_scrolling_sideways(int width)
    {
        await using var colleague = await AtAsync(new Screen(width, 900));
        await colleague.OpensAsync(await site.InviteAsync($"soeren.obrien.{width}@almennet.example"));
        await colleague.Page.GetByLabel("Dit navn").FillAsync("Søren O’Brien");
        await PressAsync(colleague, "Lav en adgangsnøgle");
        await colleague.ComesToAsync("/redaktion");
        await site.InviteAsync("a-rather-long-name-without-a-break-in-it.who-has-not-come-yet@almennet.example");
        await colleague.OpensAsync("/redaktion/medarbejdere");
        var others = await colleague.Page.Locator(".rows a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))");

        foreach (var address in new[] { "/redaktion", "/redaktion/mig", "/redaktion/medarbejdere", others[0], $"{others[0]}/fjern", "/redaktion/log-ind", "/redaktion/link/forkert" })
        {
            await colleague.Page.GotoAsync(address);
            Assert.Empty(await Accessibility.FaultsAsync(address, colleague.Page));
            Assert.True(await colleague.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), $"{address} is wider than {width}");
        }
    }

    [Fact]
    public async Task With_the_keyboard_alone()
    {
        await using var bo = await AtAsync(Screen.Desk);
        await bo.OpensAsync(await site.InviteAsync("bo.nielsen@almennet.example"));
        await bo.Page.GetByLabel("Dit navn").FocusAsync();
        await bo.Page.Keyboard.TypeAsync("Bo");
        await bo.TabsToAsync("Lav en adgangsnøgle");
        Assert.Null(await bo.FocusFaultAsync());
        await bo.PressesAsync("Enter");
        await bo.ComesToAsync("/redaktion");

        await bo.TabsToAsync("Log ud");
        Assert.Null(await bo.FocusFaultAsync());
        await bo.PressesAsync("Enter");
        await bo.ComesToAsync("/redaktion/log-ind");

        await bo.TabsToAsync("Log ind med adgangsnøgle");
        await bo.PressesAsync("Enter");
        await bo.ComesToAsync("/redaktion");
        Assert.Empty(bo.Complaints);
    }

    [Fact]
    public async Task A_device_that_knows_nobody_says_so_in_words()
    {
        await site.InviteAsync("soeren@almennet.example");
        await using var stranger = await AtAsync(Screen.Phone);
        await stranger.OpensAsync("/redaktion/log-ind");

        await PressAsync(stranger, "Log ind med adgangsnøgle");

        await Assertions.Expect(stranger.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Der blev ikke brugt en adgangsnøgle. Prøv igen, når du er klar.", new() { Timeout = 90_000 });
        await Assertions.Expect(stranger.Page.GetByRole(AriaRole.Button, new() { Name = "Log ind med adgangsnøgle" })).ToBeEnabledAsync();
    }

    [Fact]
    public async Task Without_script_one_is_told_what_is_missing()
    {
        await site.InviteAsync("bo@almennet.example");
        await using var reader = await Reader.AtAsync(chromium, site.Root, Screen.Phone with { Scripts = false, Dark = true });
        await reader.OpensAsync("/redaktion/log-ind");

        await Assertions.Expect(reader.Page.GetByText("Her skal browseren kunne køre script")).ToBeVisibleAsync();
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    /// <summary>With a device that makes passkeys and whose owner always says yes.</summary>
    private async Task<Reader> AtAsync(Screen screen)
    {
        var reader = await Reader.AtAsync(chromium, site.Root, screen);
        var browser = await reader.Page.Context.NewCDPSessionAsync(reader.Page);
        await browser.SendAsync("WebAuthn.enable");
        await browser.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
        return reader;
    }

    private static Task PressAsync(Reader reader, string button) => reader.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private static async Task NothingIsAmissAsync(Reader reader)
    {
        var result = await reader.Page.RunAxe(Accessibility.Everything);
        Assert.Empty(Accessibility.FaultsIn(reader.Path, result));
        Assert.Empty(reader.Complaints);
    }
}
