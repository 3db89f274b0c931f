using System.Net;

namespace AlmenHaefte.Tests.Webinars;

/// <summary>The launch as the real content tells of it, on a day long after.</summary>
public sealed class LaunchWebinarTests
{
    private const string Address = "/webinarer/lancering-strategiske-partnerskaber";

    [Fact]
    public async Task Long_after_the_launch_the_page_stays_and_sign_up_is_closed_with_an_explanation()
    {
        await using var site = new SiteFactory { Clock = "2026-11-23T12:00:00+01:00" };
        var visit = new Visit(site.Visitor());

        var page = await visit.OpenAsync(Address);
        var form = await visit.OpenAsync($"{Address}/tilmelding");

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (page.Status, form.Status));
        Assert.StartsWith("Webinaret var varslet til den 20. april 2022", page.State, StringComparison.Ordinal);
        Assert.EndsWith("Tilmeldingen er lukket.", page.State, StringComparison.Ordinal);
        Assert.Contains("er foreløbigt og ikke bekræftet", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain($"{Address}/tilmelding", page.Links);
        Assert.Equal(page.State, form.State);
        Assert.False(form.Has("main form"));
    }

    [Fact]
    public async Task Every_link_on_the_way_to_a_seat_leads_somewhere()
    {
        await using var site = new SiteFactory();
        var visit = new Visit(site.Visitor());
        var receipt = await visit.SignUpToReceiptAsync("lancering-strategiske-partnerskaber", "Åse Ærø", "aase@almenbo.example");
        var form = await visit.OpenAsync($"{Address}/tilmelding");
        var list = await visit.OpenAsync("/webinarer");

        var links = new[] { list, await visit.OpenAsync(Address), form, receipt }.SelectMany(page => page.Links).Where(link => link.StartsWith('/')).Distinct();

        foreach (var link in links)
        {
            Assert.Equal((link, HttpStatusCode.OK), (link, (await visit.OpenAsync(link)).Status));
        }
    }
}
