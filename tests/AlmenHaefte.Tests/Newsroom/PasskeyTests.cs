using System.Net;
using AlmenHaefte.Tests.Webinars;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>What a device's answer must be like to open the newsroom. That real browsers give such answers is for the browser tests to show.</summary>
public sealed class PasskeyTests : IAsyncDisposable
{
    private const string Door = "/redaktion/log-ind";

    private readonly WebinarSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task A_link_leads_to_a_passkey_and_the_passkey_leads_in()
    {
        var device = new Authenticator();
        var visit = new Visit(site.Visitor());
        var made = await MakeAsync(visit, device, await Colleague.LinkAsync(site));

        Assert.Equal((HttpStatusCode.SeeOther, "/redaktion"), (made.Status, made.Location));
        Assert.Equal("Overblik", (await visit.OpenAsync("/redaktion")).Heading);

        var elsewhere = new Visit(site.Visitor());
        var entered = await UseAsync(elsewhere, device, goingTo: "/redaktion/mig");
        Assert.Equal((HttpStatusCode.SeeOther, "/redaktion/mig"), (entered.Status, entered.Location));
        Assert.Contains("aase@almennet.example", (await elsewhere.OpenAsync("/redaktion/mig")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_of_somebody_who_is_not_on_the_staff_opens_nothing()
    {
        var device = await DeviceAsync();
        await Colleague.OfAsync(site, AlmenHaefte.Staff.StaffRole.Administrator, "Søren O’Brien", "soeren@almennet.example");
        var stranger = new Authenticator();
        stranger.Make("""{"rp":{"id":"haefter.example"},"user":{"id":"ZnJlbW1lZA"},"challenge":"AAAA"}""");

        Assert.Equal(HttpStatusCode.SeeOther, (await UseAsync(new Visit(site.Visitor()), device)).Status);
        Refused(await UseAsync(new Visit(site.Visitor()), stranger));
    }

    [Fact]
    public async Task A_page_that_only_looks_like_ours_gets_nothing_that_opens_it()
    {
        var device = new Authenticator { Origin = "https://haefter.example.fremmed.example" };

        var answer = await MakeAsync(new Visit(site.Visitor()), device, await Colleague.LinkAsync(site));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Der blev ikke lavet en adgangsnøgle", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_device_that_does_not_ask_who_holds_it_does_not_open_it()
    {
        var device = await DeviceAsync();
        device.VerifiesUser = false;

        Refused(await UseAsync(new Visit(site.Visitor()), device));
    }

    [Fact]
    public async Task An_answer_is_taken_once()
    {
        var device = await DeviceAsync();
        var visit = new Visit(site.Visitor());
        var page = await visit.OpenAsync(Door);
        var answer = device.Use(await ChallengeAsync(visit, page));

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(page, ("Credential", answer))).Status);
        Refused(await visit.SendAsync(await visit.OpenAsync(Door), ("Credential", answer)));
    }

    [Fact]
    public async Task An_answer_to_the_challenge_of_another_browser_is_not_taken()
    {
        var device = await DeviceAsync();
        var mine = new Visit(site.Visitor());
        var answer = device.Use(await ChallengeAsync(mine, await mine.OpenAsync(Door)));
        var theirs = new Visit(site.Visitor());
        var page = await theirs.OpenAsync(Door);
        await ChallengeAsync(theirs, page);

        Refused(await theirs.SendAsync(page, ("Credential", answer)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[1")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA"}}""")]
    public async Task What_is_no_answer_is_refused_in_words(string answer)
    {
        var visit = new Visit(site.Visitor());
        await DeviceAsync();
        var page = await visit.OpenAsync(Door);
        await ChallengeAsync(visit, page);

        Refused(await visit.SendAsync(page, ("Credential", answer)));
    }

    [Fact]
    public async Task A_passkey_that_was_removed_opens_nothing()
    {
        var device = await DeviceAsync();
        var visit = new Visit(site.Visitor());
        await UseAsync(visit, device);
        site.Now += TimeSpan.FromMinutes(1);
        await MakeAsync(visit, new Authenticator(), await Colleague.LinkAsync(site));
        var account = await visit.OpenAsync("/redaktion/mig");
        var remove = account.Document.QuerySelectorAll("form[action$='/fjern']")[0];

        var answer = await visit.PostAsync(remove.GetAttribute("action")!, new Dictionary<string, string> { ["__RequestVerificationToken"] = remove.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")! });

        Assert.Equal("/redaktion/mig?gjort=noegle-fjernet", answer.Location);
        Refused(await UseAsync(new Visit(site.Visitor()), device));
    }

    [Fact]
    public async Task A_link_of_one_makes_no_passkey_for_another()
    {
        var visit = new Visit(site.Visitor());
        var aases = await visit.OpenAsync(await Colleague.LinkAsync(site));
        var soerens = await visit.OpenAsync(await Colleague.LinkAsync(site, "soeren@almennet.example"));
        var answer = new Authenticator().Make(await ChallengeAsync(visit, aases));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visit.SendAsync(soerens, ("Name", "Søren O’Brien"), ("Credential", answer))).Status);
    }

    [Fact]
    public async Task A_name_that_is_missing_is_asked_for_and_the_link_still_works()
    {
        var visit = new Visit(site.Visitor());
        var link = await Colleague.LinkAsync(site);
        var page = await visit.OpenAsync(link);

        var answer = await visit.SendAsync(page, ("Name", " "), ("Credential", new Authenticator().Make(await ChallengeAsync(visit, page))));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "#Name"), (answer.Status, answer.Document.QuerySelector(".errors a")!.GetAttribute("href")));
        Assert.Equal(HttpStatusCode.OK, (await visit.OpenAsync(link)).Status);
    }

    [Fact]
    public async Task Without_script_the_page_says_what_is_needed()
    {
        var page = await new Visit(site.Visitor()).OpenAsync(await Colleague.LinkAsync(site));

        Assert.Contains("script", page.Document.QuerySelector(".needs-script")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.Document.QuerySelector("form[data-passkey] button")!.HasAttribute("hidden"));
    }

    private static void Refused(VisitedPage answer)
    {
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "Fejl: Log ind – Redaktionen"), (answer.Status, answer.Document.Title));
        Assert.False(answer.Response.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("__Secure-redaktion", StringComparison.Ordinal)));
    }

    /// <summary>Åse's, with a passkey.</summary>
    private async Task<Authenticator> DeviceAsync()
    {
        var device = new Authenticator();
        Assert.Equal(HttpStatusCode.SeeOther, (await MakeAsync(new Visit(site.Visitor()), device, await Colleague.LinkAsync(site))).Status);
        return device;
    }

    internal static async Task<VisitedPage> MakeAsync(Visit visit, Authenticator device, string link)
    {
        var page = await visit.OpenAsync(link);
        return await visit.SendAsync(page, ("Name", "Åse Ærø"), ("Credential", device.Make(await ChallengeAsync(visit, page))));
    }

    internal static async Task<VisitedPage> UseAsync(Visit visit, Authenticator device, string goingTo = "")
    {
        var page = await visit.OpenAsync($"{Door}?til={Uri.EscapeDataString(goingTo)}");
        return await visit.SendAsync(page, ("Credential", device.Use(await ChallengeAsync(visit, page))));
    }

    /// <summary>As the page's script asks for it.</summary>
    private static async Task<string> ChallengeAsync(Visit visit, VisitedPage page)
    {
        var answer = await visit.PostAsync(page.Document.QuerySelector("form[data-passkey]")!.GetAttribute("data-challenge")!, page.Filled());
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        return answer.Html;
    }
}
