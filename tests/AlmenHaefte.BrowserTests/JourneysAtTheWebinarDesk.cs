using AlmenHaefte.Mailing;
using AlmenHaefte.SignUps;
using AlmenHaefte.Tests.WholeSite;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysAtTheWebinarDesk : IAsyncLifetime
{
    private readonly Chromium chromium;
    private readonly WebinarDesk site = new();

    public JourneysAtTheWebinarDesk(Chromium chromium) => this.chromium = chromium;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Theory]
    [InlineData(375)]
    [InlineData(1440)]
    public async Task No_page_shuts_anybody_out_or_is_wider_than_the_window(int width)
    {
        await using var editor = await SignedInAsync(new Screen(width, 900));
        var faults = new List<string>();
        foreach (var address in site.Addresses)
        {
            await editor.OpensAsync(address);
            faults.AddRange(await Accessibility.FaultsAsync(address, editor.Page));
            if (await editor.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"))
            {
                faults.Add($"{address} is wider than {width}");
            }
        }
        Faults.None([.. faults, .. editor.Complaints]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_webinar_is_moved_and_put_back_before_anybody_is_told(bool scripts)
    {
        await using var editor = await SignedInAsync(Screen.Phone with { Scripts = scripts });
        await editor.OpensAsync($"{WebinarDesk.Room}/ret");
        await editor.Page.GetByLabel("Begynder").FillAsync("2022-04-21T10:00");
        await editor.Page.GetByLabel("Slutter").FillAsync("2022-04-21T11:30");
        await PressAsync(editor, "Se ændringen igennem");
        await Assertions.Expect(editor.Page.Locator("main")).ToContainTextAsync("3 mails til dem med en plads: »Nyt tidspunkt«.");
        await PressAsync(editor, "Gem og send");
        await Assertions.Expect(editor.Page.Locator("[role=status]")).ToContainTextAsync("Ændringen er gemt.");
        Assert.Equal(5, (await site.MailsAboutTimeAsync()).Count(state => state is MailState.Queued));

        await PressAsync(editor, "Fortryd ændringen og udsendelsen");

        await Assertions.Expect(editor.Page.Locator("[role=status]")).ToContainTextAsync("Ændringen er fortrudt.");
        await Assertions.Expect(editor.Page.Locator("h1 + .resume")).ToContainTextAsync("20. april 2022");
        site.Now += WebinarChanges.RegretTime;
        Assert.DoesNotContain(MailState.Sent, await site.MailsAboutTimeAsync());
    }

    private static Task PressAsync(Reader editor, string button) => editor.Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    private async Task<Reader> SignedInAsync(Screen screen)
    {
        var editor = await Reader.AtAsync(chromium, site.Root, screen);
        await editor.Page.GotoAsync("/redaktion/log-ind");
        await PressAsync(editor, "Log ind som prøveredaktør");
        await Assertions.Expect(editor.Page.Locator("h1")).ToHaveTextAsync("Overblik");
        return editor;
    }
}
