using AlmenHaefte.Tests.Editions;
using AlmenHaefte.Tests.WholeSite;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysWithAnEdition(Chromium chromium, JourneysWithAnEdition.Server site) : IClassFixture<JourneysWithAnEdition.Server>
{
    [Fact]
    public async Task Somebody_with_a_paper_in_hand_finds_what_has_changed_since()
    {
        await using var reader = await Reader.AtAsync(chromium, site.Root, Screen.Phone with { Scripts = false });
        await reader.OpensAsync("/haefter/broen/ord");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "2. udgave" }).ClickAsync();
        await reader.ComesToAsync(SiteWithEditions.List);
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Hvad er ændret siden 1. udgave?" }).ClickAsync();
        await reader.ComesToAsync(SiteWithEditions.First);

        await Assertions.Expect(reader.Page.Locator(".resume")).ToHaveTextAsync("Siden er punkt 1 samt »Før I bygger« og ordlisten ændret. Et kapitel er kommet til. Et kapitel er taget ud.");
        await reader.Page.GetByRole(AriaRole.Link, new() { Name = "Ord bærer" }).ClickAsync();
        await reader.ComesToAsync("/haefter/broen/ord#ord-baerer");
    }

    [Theory]
    [InlineData(320, false)]
    [InlineData(375, true)]
    [InlineData(480, false)]
    [InlineData(1440, true)]
    public async Task What_has_changed_shuts_nobody_out_and_fits_the_screen(int width, bool dark)
    {
        await using var reader = await Reader.AtAsync(chromium, site.Root, new Screen(width, 900) { Dark = dark });
        var faults = new List<string>();
        foreach (var address in new[] { SiteWithEditions.List, SiteWithEditions.First, SiteWithEditions.Second })
        {
            await reader.OpensAsync(address);
            faults.AddRange(Accessibility.FaultsIn(address, await reader.Page.RunAxe(Accessibility.Everything)));
            Assert.Equal(0, await reader.Page.EvaluateAsync<int>("() => Math.max(0, document.documentElement.scrollWidth - innerWidth)"));
        }
        Faults.None(faults);
    }

    /// <summary>What is added differs from the rest in more than its colour, and so does what is removed.</summary>
    [Fact]
    public async Task A_change_can_be_seen_without_colours()
    {
        await using var reader = await Reader.AtAsync(chromium, site.Root);
        await reader.OpensAsync(SiteWithEditions.First);
        await reader.Page.EmulateMediaAsync(new PageEmulateMediaOptions { Media = Media.Print });

        Assert.True(await reader.Page.Locator("ins").First.EvaluateAsync<bool>("mark => getComputedStyle(mark).fontWeight > getComputedStyle(mark.parentElement).fontWeight"));
        Assert.Contains("line-through", await reader.Page.Locator("del").First.EvaluateAsync<string>("mark => getComputedStyle(mark).textDecorationLine"), StringComparison.Ordinal);
    }

    public sealed class Server : SiteWithEditions
    {
        public Server()
        {
            UseKestrel(0);
            StartServer();
        }

        public Uri Root => new UriBuilder(ClientOptions.BaseAddress) { Host = "localhost" }.Uri;
    }
}
