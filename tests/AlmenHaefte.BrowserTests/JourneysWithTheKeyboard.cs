using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysWithTheKeyboard(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";

    [Fact]
    public async Task From_the_front_page_to_a_note_in_a_chapter_and_on_to_the_next()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        await reader.OpensAsync("/");

        await reader.PressesAsync("Tab");
        Assert.Equal("Gå til indholdet", await reader.FocusedWordsAsync());
        Assert.Null(await reader.FocusFaultAsync());

        await reader.TabsToAsync("Hæftet");
        await reader.PressesAsync("Enter");
        await reader.ComesToAsync(Booklet);

        await reader.TabsToAsync("Hvorfor gå sammen i flere år?");
        await reader.PressesAsync("Enter");
        await reader.ComesToAsync($"{Booklet}/hvorfor");

        await reader.TabsToAsync("Note 3");
        await reader.PressesAsync("Enter");
        Assert.EndsWith("#note-3", reader.Page.Url, StringComparison.Ordinal);
        Assert.Equal(1, await reader.ShareInViewAsync("#note-3"));
        Assert.Equal(1, await reader.ShareInViewAsync("a[href='#note-3']"));

        await reader.TabsToAsync("Tilbage til teksten, note 3");
        Assert.Null(await reader.FocusFaultAsync());
        await reader.PressesAsync("Enter");
        Assert.Equal(1, await reader.ShareInViewAsync("a[href='#note-3']"));

        await reader.PressesAsync("Tab");
        Assert.NotEqual("Gå til indholdet", await reader.FocusedWordsAsync());

        await reader.Page.Locator("a[rel=next]").FocusAsync();
        await reader.PressesAsync("Enter");
        await reader.ComesToAsync($"{Booklet}/de-to-partnerskaber");
        Assert.Equal("To partnerskaber side om side", await reader.HeadingAsync());
    }

    [Fact]
    public async Task Past_the_menu_with_the_first_key()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        // The page for printing has no menu to pass.
        foreach (var address in site.Addresses.Where(address => address != PagesOfEveryKind.Print))
        {
            await reader.OpensAsync(address);
            await reader.PressesAsync("Tab");
            Assert.Equal("Gå til indholdet", await reader.FocusedWordsAsync());
            await reader.PressesAsync("Enter");
            await reader.PressesAsync("Tab");
            Assert.True(await reader.Page.EvaluateAsync<bool>("() => document.activeElement === document.body || document.querySelector('main').compareDocumentPosition(document.activeElement) !== Node.DOCUMENT_POSITION_PRECEDING"), $"{address}: the skip link does not skip");
        }
    }

    [Theory]
    [InlineData(1440, 900, 8)]
    [InlineData(320, 256, 20)]
    public async Task One_always_sees_where_one_is(int width, int height, int pages)
    {
        await using var reader = await Reader.AtAsync(chromium, site, new Screen(width, height));
        var faults = new List<string>();
        // Those with most on them come first. Where there is least room everything can be hidden that can be.
        foreach (var address in site.Addresses.Take(pages))
        {
            await reader.OpensAsync(address);
            await reader.PressesAsync("Tab");
            for (var fault = await reader.FocusFaultAsync(); fault != Reader.NoFocus; fault = await reader.FocusFaultAsync())
            {
                faults.AddRange(fault is null ? [] : [$"{address}: {fault}"]);
                await reader.PressesAsync("Tab");
            }
        }
        Faults.None(faults);
    }
}
