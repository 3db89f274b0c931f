using AlmenHaefte.Tests.WholeSite;

namespace AlmenHaefte.BrowserTests;

public sealed class QuietTests(Chromium chromium, PagesOfEveryKind site) : IClassFixture<PagesOfEveryKind>
{
    [Fact]
    public async Task No_page_fails_to_load_anything_breaks_its_own_policy_or_speaks_to_another_site()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        foreach (var address in site.Addresses.Where(address => address != PagesOfEveryKind.Unknown))
        {
            await reader.OpensAsync(address);
        }
        Faults.None(reader.Complaints);
    }

    [Fact]
    public async Task Reading_leaves_nothing_behind_in_the_browser()
    {
        await using var reader = await Reader.AtAsync(chromium, site);
        foreach (var address in site.Addresses)
        {
            await reader.OpensAsync(address);
            if (await reader.Page.Locator("form[method=post]").CountAsync() > 0)
            {
                // A form sets the cookie that guards it.
                await reader.Page.Context.ClearCookiesAsync();
            }
            Assert.Empty(await reader.Page.Context.CookiesAsync());
            Assert.Equal(0, await reader.Page.EvaluateAsync<int>("() => localStorage.length + sessionStorage.length"));
        }
    }
}
