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
