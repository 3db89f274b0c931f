using System.Text.RegularExpressions;
using AlmenHaefte.Tests.WholeSite;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

/// <summary>WCAG 2.2 AA and good practice, as far as a machine can tell, on every kind of page.</summary>
public sealed class AccessibilityTests(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    [Theory]
    [InlineData(375)]
    [InlineData(1440)]
    public async Task No_page_shuts_anybody_out(int width)
    {
        await using var reader = await Reader.AtAsync(chromium, site, new Screen(width, 900));
        var faults = new List<string>();
        foreach (var address in site.Addresses.Append(PagesOfEveryKind.LastResort))
        {
            await reader.OpensAsync(address);
            faults.AddRange(await Accessibility.FaultsAsync(address, reader.Page));
        }
        Faults.None(faults);
    }

    [Fact]
    public async Task An_open_note_shuts_nobody_out_either()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Phone);
        await reader.OpensAsync("/haefter/strategiske-partnerskaber/hvorfor#note-1");

        Faults.None(Accessibility.FaultsIn(reader.Path, await reader.Page.RunAxe(Accessibility.Everything)));
    }

    [Theory]
    [InlineData(375, false)]
    [InlineData(1440, true)]
    public async Task Nor_do_the_form_with_its_errors_its_question_or_the_receipt(int width, bool dark)
    {
        await using var attendee = await Reader.AtAsync(chromium, site, new Screen(width, 900) { Dark = dark });
        var faults = new List<string>();
        await attendee.OpensAsync("/webinarer/lancering-strategiske-partnerskaber/tilmelding");
        await SendAsync("Tilmeld mig", "Fejl:");
        await attendee.Page.GetByLabel("Navn").FillAsync("Åse Ærø");
        await attendee.Page.GetByLabel("E-mail").FillAsync($"aase.{width}@gmial.com");
        await SendAsync("Tilmeld mig", "Mente du");
        await SendAsync($"Brug aase.{width}@gmail.com", "Du er tilmeldt");
        Faults.None(faults);

        async Task SendAsync(string button, string expectedTitle)
        {
            await attendee.Page.GetByRole(AriaRole.Button, new() { Name = button }).ClickAsync();
            await Assertions.Expect(attendee.Page).ToHaveTitleAsync(new Regex($"^{expectedTitle}"));
            faults.AddRange(Accessibility.FaultsIn(expectedTitle, await attendee.Page.RunAxe(Accessibility.Everything)));
        }
    }

    [Fact]
    public async Task With_the_readers_own_colours_every_text_can_be_read()
    {
        await using var reader = await Reader.AtAsync(chromium, site, Screen.Desk with { ForcedColours = true });
        var faults = new List<string>();
        // Those with most on them come first.
        foreach (var address in site.Addresses.Take(20))
        {
            await reader.OpensAsync(address);
            Assert.True(await reader.Page.EvaluateAsync<bool>("() => matchMedia('(forced-colors: active)').matches"));
            faults.AddRange(Accessibility.FaultsIn(address, await reader.Page.RunAxe(Accessibility.Contrast)));
        }
        Faults.None(faults);
    }
}
