using System.Diagnostics;
using AlmenHaefte.Tests.Drafts;
using AlmenHaefte.Tests.WholeSite;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

/// <summary>Somebody who writes in the newsroom.</summary>
public sealed class JourneysAtTheDesk(Chromium chromium) : IDisposable
{
    private const string News = "nyheder/ny-bog.md";

    private static readonly LocatorAssertionsToContainTextOptions Patient = new() { Timeout = 60_000 };

    private readonly Desk site = new();

    public void Dispose() => site.Dispose();

    [Fact]
    public async Task A_slip_is_put_right_with_the_keyboard_and_is_on_the_public_page_within_two_seconds()
    {
        await using var editor = await SignedInAsync(Screen.Desk);
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Ny bog", Exact = true }).PressAsync("Enter");
        await editor.ComesToAsync(Text("kladde"));
        // Nobody types before the page is ready; the buttons for those without script are gone then.
        await Assertions.Expect(editor.Page.Locator(".no-script")).ToHaveCountAsync(0);
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FocusAsync();
        await editor.PressesAsync("Control+End");
        await editor.Page.Keyboard.TypeAsync("Også om Ærøs ");
        await editor.PressesAsync("Control+b");
        await editor.Page.Keyboard.TypeAsync("færge");
        await Assertions.Expect(editor.Page.FrameLocator("iframe").Locator("main")).ToContainTextAsync("Også om Ærøs færge", new() { Timeout = 60_000 });
        await editor.PressesAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator(".save-state")).ToContainTextAsync("Gemt som kladde", Patient);

        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Videre til udgivelse" }).PressAsync("Enter");
        await editor.ComesToAsync(Text("udgivelse"));
        await editor.Page.GetByLabel("Ret en slåfejl").PressAsync("Space");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Udgiv nu" }).PressAsync("Enter");
        await editor.ComesToAsync(Text("historik") + "&udgivet=ja");
        var told = Stopwatch.StartNew();
        await editor.OpensAsync("/nyheder/ny-bog");

        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("Også om Ærøs færge");
        await Assertions.Expect(editor.Page.Locator("main strong")).ToHaveTextAsync("færge");
        TestContext.Current.TestOutputHelper?.WriteLine($"On the public page {told.ElapsedMilliseconds} ms after the editor was told");
        Assert.Empty(editor.Complaints);
    }

    [Fact]
    public async Task A_new_version_with_a_note_becomes_an_edition_that_readers_can_look_up()
    {
        using var later = new Desk("2026-11-25T09:00:00+01:00");
        await using var editor = await SignedInAsync(later, Screen.Desk);
        await editor.OpensAsync($"/redaktion/indhold/kladde?fil={Uri.EscapeDataString("haefter/broen/punkter/ord.md")}");
        await Assertions.Expect(editor.Page.Locator(".no-script")).ToHaveCountAsync(0);
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FocusAsync();
        await editor.PressesAsync("Control+End");
        await editor.Page.Keyboard.TypeAsync("\n\nSpørg også færgemanden.");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Videre til udgivelse" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator("h1")).ToHaveTextAsync("Klar til udgivelse?");

        await editor.Page.GetByRole(AriaRole.Radio, new() { Name = "Ny version" }).CheckAsync();
        await editor.Page.GetByLabel("Hvad er nyt?").FillAsync("Færgemanden er kommet med.");
        await editor.Page.GetByLabel("Lav også en ny udgave").CheckAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Udgiv nu" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator("h1")).ToContainTextAsync("Historik");
        await editor.OpensAsync("/haefter/broen/udgaver");

        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("2. udgave");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("Færgemanden er kommet med.");
        Assert.Empty(editor.Complaints);
    }

    [Fact]
    public async Task A_slip_is_put_right_on_a_phone_without_script()
    {
        await using var editor = await SignedInAsync(Screen.Phone with { Scripts = false });
        await editor.OpensAsync(Text("kladde"));
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Bogen handler om færger.");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Vis siden" }).ClickAsync();
        await Assertions.Expect(editor.Page.FrameLocator("iframe").Locator("main")).ToContainTextAsync("Bogen handler om færger.", Patient);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Videre til udgivelse" }).ClickAsync();
        await editor.ComesToAsync(Text("udgivelse"));
        await editor.Page.GetByLabel("Ret en slåfejl").CheckAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Udgiv nu" }).ClickAsync();
        await editor.ComesToAsync(Text("historik") + "&udgivet=ja");

        Assert.Contains("Bogen handler om færger.", site[News], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_is_over_costs_nobody_a_word()
    {
        await using var editor = await SignedInAsync(Screen.Desk);
        await editor.OpensAsync(Text("kladde"));
        await editor.Page.Context.ClearCookiesAsync(new() { Name = "redaktion" });
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Skrevet efter fyraften.");
        await editor.PressesAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator(".save-state")).ToContainTextAsync("Du er logget ud. Teksten står her endnu.", Patient);

        var other = await editor.Page.RunAndWaitForPopupAsync(() => editor.Page.GetByRole(AriaRole.Link, new() { Name = "Log ind i et nyt vindue" }).ClickAsync());
        await other.GetByRole(AriaRole.Button, new() { Name = "Log ind som prøveredaktør" }).ClickAsync();
        await other.WaitForURLAsync("**/redaktion");
        await other.CloseAsync();
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FocusAsync();
        await editor.PressesAsync("Control+s");

        await Assertions.Expect(editor.Page.Locator(".save-state")).ToContainTextAsync("Gemt som kladde", Patient);
        await Assertions.Expect(editor.Page.GetByLabel("Tekst", new() { Exact = true })).ToHaveValueAsync("Skrevet efter fyraften.");
    }

    [Fact]
    public async Task What_never_reached_the_server_is_offered_when_one_comes_back()
    {
        await using var editor = await SignedInAsync(Screen.Desk);
        await editor.OpensAsync(Text("kladde"));
        await editor.Page.Context.SetOfflineAsync(true);
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Skrevet i toget til Ærø.");
        await editor.PressesAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator(".save-state")).ToContainTextAsync("Der er ingen forbindelse.", Patient);
        await editor.Page.Context.SetOfflineAsync(false);
        // As when the browser is closed and opened again.
        var again = await editor.Page.Context.NewPageAsync();
        await editor.Page.CloseAsync();
        await again.GotoAsync(Text("kladde"));
        await again.GetByRole(AriaRole.Button, new() { Name = "Hent den frem" }).ClickAsync();

        await Assertions.Expect(again.GetByLabel("Tekst", new() { Exact = true })).ToHaveValueAsync("Skrevet i toget til Ærø.");
        await Assertions.Expect(again.Locator(".save-state")).ToContainTextAsync("Gemt som kladde", Patient);
        await again.ReloadAsync();
        await Assertions.Expect(again.GetByRole(AriaRole.Button, new() { Name = "Hent den frem" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Two_windows_on_one_text_end_with_both_texts_and_nothing_lost()
    {
        await using var editor = await SignedInAsync(Screen.Desk);
        await editor.OpensAsync(Text("kladde"));
        var other = await editor.Page.Context.NewPageAsync();
        await other.GotoAsync(Text("kladde"));
        await other.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Den anden tekst.");
        await other.Keyboard.PressAsync("Control+s");
        await Assertions.Expect(other.Locator(".save-state")).ToContainTextAsync("Gemt som kladde", Patient);

        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Min tekst.");
        await editor.PressesAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator(".save-state")).ToContainTextAsync("har gemt en anden tekst imens", Patient);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Gem kladde" }).ClickAsync();

        await Assertions.Expect(editor.Page.Locator("#Whole")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Min tekst"));
        await Assertions.Expect(editor.Page.Locator("#Deres")).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("Den anden tekst"));
    }

    [Fact]
    public async Task After_a_button_one_types_on_and_a_list_goes_on_by_itself()
    {
        await using var editor = await SignedInAsync(Screen.Desk);
        await editor.OpensAsync(Text("kladde"));
        await Assertions.Expect(editor.Page.Locator(".no-script")).ToHaveCountAsync(0);
        var text = editor.Page.GetByLabel("Tekst", new() { Exact = true });
        await text.FillAsync("");
        await PressAsync("Overskrift");
        await editor.Page.Keyboard.TypeAsync("Færgen");
        await editor.PressesAsync("Enter");
        await PressAsync("Nummereret liste");
        await editor.Page.Keyboard.TypeAsync("Ud");
        await editor.PressesAsync("Enter");
        await editor.Page.Keyboard.TypeAsync("Hjem");
        await editor.PressesAsync("Enter");
        await editor.PressesAsync("Enter");
        await PressAsync("Fed");
        await editor.Page.Keyboard.TypeAsync("Husk");
        await PressAsync("Fed");
        await editor.Page.Keyboard.TypeAsync(" æbler.");

        await Assertions.Expect(text).ToHaveValueAsync("## Færgen\n1. Ud\n2. Hjem\n**Husk** æbler.");
        await text.FillAsync(string.Join("\n", Enumerable.Repeat("En linje.", 80)));
        await editor.PressesAsync("Control+End");
        await editor.Page.Keyboard.TypeAsync("Den sidste.");
        Assert.True(await text.EvaluateAsync<bool>("text => text.getBoundingClientRect().bottom <= document.querySelector('.writing-foot').getBoundingClientRect().top + 1"), "What is written last is behind the bar");

        Task PressAsync(string button) => editor.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
    }

    [Fact]
    public async Task A_text_that_came_back_unsaved_is_never_taken_for_saved()
    {
        await using var editor = await SignedInAsync(Screen.Desk);
        await editor.OpensAsync(Text("kladde"));
        await Assertions.Expect(editor.Page.Locator(".no-script")).ToHaveCountAsync(0);
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Den første tekst.");
        await editor.PressesAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator(".save-state")).ToContainTextAsync("Gemt som kladde", Patient);
        var colleague = await editor.Page.Context.NewPageAsync();
        await colleague.GotoAsync(Text("udgivelse"));
        await colleague.GetByLabel("Ret en slåfejl").CheckAsync();
        await colleague.GetByRole(AriaRole.Button, new() { Name = "Planlæg udgivelsen" }).ClickAsync();
        await colleague.WaitForURLAsync("**/kladde?*");
        await colleague.CloseAsync();

        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Den anden tekst, om Ærø.");
        await editor.PressesAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator(".save-state")).ToContainTextAsync("planlagt", Patient);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Gem kladde" }).ClickAsync();
        await Assertions.Expect(editor.Page.Locator(".errors")).ToContainTextAsync("Opgiv planen først", new() { Timeout = 60_000 });

        Assert.Contains("om Ærø", await editor.Page.EvaluateAsync<string>("() => localStorage.getItem('redaktion:nyheder/ny-bog.md') ?? ''"), StringComparison.Ordinal);
        await editor.Page.GotoAsync(Text("kladde"));
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Hent den frem" }).ClickAsync();
        await Assertions.Expect(editor.Page.GetByLabel("Tekst", new() { Exact = true })).ToHaveValueAsync("Den anden tekst, om Ærø.");
    }

    [Theory]
    [InlineData(320)]
    [InlineData(1440)]
    public async Task The_pages_shut_nobody_out_and_fit_the_screen(int width)
    {
        await using var editor = await SignedInAsync(new Screen(width, 900));
        await editor.OpensAsync(Text("kladde"));
        await editor.Page.GetByLabel("Tekst", new() { Exact = true }).FillAsync("Se [her](findes-ikke.md).");
        await editor.PressesAsync("Control+s");
        await Assertions.Expect(editor.Page.Locator(".save-state")).ToContainTextAsync("Gemt som kladde", Patient);
        var faults = new List<string>();
        foreach (var address in new[] { "/redaktion/indhold", "/redaktion/indhold/ny", Text("kladde"), Text("udgivelse"), Text("historik"), Text("laeselink"), Text("konflikt"), Text("omdoebning"), Text("sammenlaegning"), Text("tilbagetraekning"), "/redaktion/indhold/sammenligning?til=1", "/redaktion/indhold/udgivelse?fil=sider/om.md" })
        {
            await editor.OpensAsync(address);
            // The page in the frame has tests of its own, and axe waits for ever for a frame without script.
            await editor.Page.EvaluateAsync("() => document.querySelector('iframe')?.remove()");
            faults.AddRange(await Accessibility.FaultsAsync(address, editor.Page));
            if (await editor.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)") is var over and > 0)
            {
                faults.Add($"{address} is {over} px too wide");
            }
        }
        Faults.None(faults);
    }

    private static string Text(string page) => $"/redaktion/indhold/{page}?fil={Uri.EscapeDataString(News)}";

    private Task<Reader> SignedInAsync(Screen screen) => SignedInAsync(site, screen);

    private async Task<Reader> SignedInAsync(Desk desk, Screen screen)
    {
        var editor = await Reader.AtAsync(chromium, desk.Root, screen);
        await editor.OpensAsync("/redaktion/indhold");
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Log ind som prøveredaktør" }).ClickAsync();
        await editor.ComesToAsync("/redaktion/indhold");
        return editor;
    }

    /// <summary>In Development, where one signs in without a passkey.</summary>
    internal sealed class Desk : WritingSite
    {
        public Desk(string? clock = null)
        {
            Clock = clock ?? Clock;
            EnvironmentName = "Development";
            UseKestrel(0);
            ClientOptions.AllowAutoRedirect = false;
            StartServer();
        }

        public Uri Root => new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
    }
}
