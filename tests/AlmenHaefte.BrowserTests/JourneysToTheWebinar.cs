using AlmenHaefte.Tests.WholeSite;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysToTheWebinar(Chromium chromium, WebinarDay site) : IClassFixture<WebinarDay>
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Through_the_door_to_the_meeting_on_another_site(bool scripts)
    {
        await using var attendee = await Reader.AtAsync(chromium, site.Root, Screen.Phone with { Scripts = scripts });
        await attendee.Page.GotoAsync(site.Door);

        var meeting = await MeetingAskedForAsync(attendee, () => attendee.Page.GetByRole(AriaRole.Button, new() { Name = "Deltag i webinaret" }).ClickAsync());

        Assert.Equal(WebinarDay.Meeting, meeting?.Url);
    }

    /// <summary>Without this the test above would tell nothing: it shows that the browser does hold the redirect against the policy.</summary>
    [Fact]
    public async Task The_usual_policy_would_keep_the_attendee_out()
    {
        await using var attendee = await Reader.AtAsync(chromium, site.Root);
        await attendee.Page.RouteAsync($"**{site.Door}", async route =>
        {
            if (route.Request.Method != "GET")
            {
                await route.ContinueAsync();
                return;
            }
            var page = await route.FetchAsync();
            var headers = new Dictionary<string, string>(page.Headers);
            headers["content-security-policy"] = headers["content-security-policy"].Replace("form-action 'self' https:", "form-action 'self'", StringComparison.Ordinal);
            await route.FulfillAsync(new RouteFulfillOptions { Response = page, Headers = headers });
        });
        await attendee.Page.GotoAsync(site.Door);

        var meeting = await MeetingAskedForAsync(attendee, () => attendee.Page.GetByRole(AriaRole.Button, new() { Name = "Deltag i webinaret" }).ClickAsync());

        Assert.Null(meeting);
        Assert.Contains(attendee.Complaints, complaint => complaint.Contains("form-action", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_the_keyboard_from_ones_own_page_to_cancelled_and_back()
    {
        await using var attendee = await Reader.AtAsync(chromium, site.Root);
        await attendee.OpensAsync(site.Mine);
        Assert.Equal("Du er tilmeldt", await attendee.HeadingAsync());

        await attendee.TabsToAsync("Meld afbud");
        Assert.Null(await attendee.FocusFaultAsync());
        await attendee.PressesAsync("Enter");
        await Assertions.Expect(attendee.Page.Locator("h1")).ToHaveTextAsync("Du er afmeldt");

        await attendee.TabsToAsync("Fortryd afmeldingen");
        await attendee.PressesAsync("Enter");
        await Assertions.Expect(attendee.Page.Locator("h1")).ToHaveTextAsync("Du er tilmeldt");

        await attendee.TabsToAsync("Ret oplysningerne");
        await attendee.PressesAsync("Enter");
        await attendee.Page.GetByLabel("Navn").FillAsync("");
        await attendee.PressesAsync("Enter");
        await Assertions.Expect(attendee.Page.Locator(".errors")).ToBeFocusedAsync();
    }

    [Theory]
    [InlineData(375)]
    [InlineData(1440)]
    public async Task No_page_after_the_sign_up_shuts_anybody_out_or_needs_scrolling_sideways(int width)
    {
        await using var attendee = await Reader.AtAsync(chromium, site.Root, new Screen(width, 900));
        var faults = new List<string>();
        foreach (var address in site.Addresses)
        {
            await attendee.OpensAsync(address);
            faults.AddRange(await Accessibility.FaultsAsync(address, attendee.Page));
            faults.AddRange(await attendee.Page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth") ? [] : [$"{address} is wider than the window"]);
        }

        Faults.None(faults);
    }

    /// <summary>Null when the browser did not ask for the meeting within a few seconds.</summary>
    private static async Task<IRequest?> MeetingAskedForAsync(Reader attendee, Func<Task> press)
    {
        try
        {
            return await attendee.Page.RunAndWaitForRequestAsync(press, request => request.Url.StartsWith("https://", StringComparison.Ordinal), new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            return null;
        }
    }
}
