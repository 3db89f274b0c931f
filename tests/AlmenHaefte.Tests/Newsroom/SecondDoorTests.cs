using System.Net;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Hosting;
using AlmenHaefte.Tests.Webinars;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Newsroom;

/// <summary>By the accounts of an organisation (OpenID Connect), against a provider on this machine.</summary>
public sealed class SecondDoorTests : IAsyncLifetime
{
    private const string Door = "/redaktion/log-ind/konto";

    private LocalProvider provider = null!;
    private SiteWithSecondDoor site = null!;

    public async ValueTask InitializeAsync()
    {
        provider = await LocalProvider.StartAsync();
        site = new SiteWithSecondDoor(provider.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task An_account_with_the_address_of_somebody_on_the_staff_leads_in()
    {
        await Colleague.LinkAsync(site, role: StaffRole.Administrator);
        provider.Claims = new() { ["email"] = "Aase@almennet.example", ["email_verified"] = true, ["name"] = "Åse Ærø" };
        var visit = new Visit(site.Visitor());
        var page = await visit.OpenAsync("/redaktion/log-ind?til=%2Fredaktion%2Fmedarbejdere");
        Assert.Contains("Log ind med AlmenNets konto", page.Text, StringComparison.Ordinal);

        var answer = await ThroughAsync(visit, page.Links.Single(link => link.StartsWith(Door, StringComparison.Ordinal)));

        Assert.Equal((HttpStatusCode.Redirect, "/redaktion/medarbejdere"), (answer.Status, answer.Location));
        Assert.Contains("Åse Ærø", (await visit.OpenAsync(answer.Location)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"email":"fremmed@almennet.example"}""")]
    [InlineData("""{"email":"aase@almennet.example","email_verified":false}""")]
    [InlineData("""{"email":"aase@almennet.example","email_verified":"false"}""")]
    [InlineData("""{"preferred_username":"aase@almennet.example"}""")]
    [InlineData("""{"email":"aase"}""")]
    [InlineData("{}")]
    public async Task Nobody_else_comes_in(string claims)
    {
        await Colleague.LinkAsync(site);
        provider.Claims = System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, object>>(claims)!;
        var visit = new Visit(site.Visitor());

        var answer = await ThroughAsync(visit, Door);

        Assert.Equal("/redaktion/log-ind?konto=ukendt", answer.Location);
        Assert.Contains("hører ikke til nogen på redaktionen", (await visit.OpenAsync(answer.Location)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await visit.OpenAsync("/redaktion")).Status);
    }

    [Fact]
    public async Task Whoever_was_removed_does_not_come_in_either()
    {
        var aase = await Colleague.OfAsync(site);
        await using (var db = site.OpenDatabase())
        {
            (await db.StaffMembers.SingleAsync(TestContext.Current.CancellationToken)).Remove(site.Now);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }
        provider.Claims = new() { ["email"] = aase.Member.Email };

        Assert.Equal("/redaktion/log-ind?konto=ukendt", (await ThroughAsync(new Visit(site.Visitor()), Door)).Location);
    }

    [Fact]
    public async Task A_token_made_out_to_another_site_is_refused()
    {
        await Colleague.LinkAsync(site);
        provider.Claims = new() { ["email"] = "aase@almennet.example" };
        provider.Audience = "en-anden";

        Assert.Equal("/redaktion/log-ind?konto=fejl", (await ThroughAsync(new Visit(site.Visitor()), Door)).Location);
    }

    [Fact]
    public async Task Somebody_who_says_no_there_is_told_so_here()
    {
        await Colleague.LinkAsync(site);
        provider.Refusal = "access_denied";
        var visit = new Visit(site.Visitor());

        var answer = await ThroughAsync(visit, Door);

        Assert.Equal("/redaktion/log-ind?konto=fejl", answer.Location);
        Assert.Contains("Det lykkedes ikke at logge ind med kontoen", (await visit.OpenAsync(answer.Location)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_that_this_browser_did_not_ask_for_is_refused()
    {
        await Colleague.LinkAsync(site);
        provider.Claims = new() { ["email"] = "aase@almennet.example" };
        var theirs = await AnswerAsync((await new Visit(site.Visitor()).OpenAsync(Door)).Location);

        Assert.Equal("/redaktion/log-ind?konto=fejl", (await new Visit(site.Visitor()).OpenAsync(theirs)).Location);
    }

    [Fact]
    public async Task The_provider_is_told_the_public_address_whatever_the_request_says()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Door);
        request.Headers.Host = "localhost:5000";
        using var answer = await site.Visitor().SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains("redirect_uri=https%3A%2F%2Fhaefter.example%2Fredaktion%2Flog-ind%2Fkonto%2Fsvar&", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_a_provider_there_is_no_second_door()
    {
        await using var plain = new WebinarSite();
        await Colleague.LinkAsync(plain);
        var visit = new Visit(plain.Visitor());

        Assert.DoesNotContain((await visit.OpenAsync("/redaktion/log-ind")).Links, link => link.StartsWith(Door, StringComparison.Ordinal));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], [(await visit.OpenAsync(Door)).Status, (await visit.OpenAsync($"{Door}/svar?code=1&state=1")).Status]);
    }

    [Theory]
    [InlineData("http://udbyder.example", "Newsroom:OpenId:Authority skal være en hel adresse")]
    [InlineData("https://login.microsoftonline.com/common/v2.0", "Newsroom:OpenId:Authority skal nævne jeres egen lejer")]
    [InlineData("https://udbyder.example", "Newsroom:OpenId:ClientId og Newsroom:OpenId:ClientSecret mangler")]
    public async Task A_provider_that_cannot_be_right_is_refused_at_the_start(string authority, string reason)
    {
        using var process = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Newsroom:OpenId:Authority", authority));

        Assert.Equal(1, await process.EndAsync(TestContext.Current.CancellationToken));
        Assert.Contains(reason, process.Errors.First(), StringComparison.Ordinal);
    }

    /// <summary>To the provider, who asks nothing, and back.</summary>
    private static async Task<VisitedPage> ThroughAsync(Visit visit, string door) => await visit.OpenAsync(await AnswerAsync((await visit.OpenAsync(door)).Location));

    private static async Task<string> AnswerAsync(string question)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var answer = await browser.GetAsync(question, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.PathAndQuery;
    }

    private sealed class SiteWithSecondDoor(string authority) : WebinarSite
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Newsroom:OpenId:Authority", authority);
            builder.UseSetting("Newsroom:OpenId:ClientId", LocalProvider.ClientId);
            builder.UseSetting("Newsroom:OpenId:ClientSecret", LocalProvider.ClientSecret);
            builder.UseSetting("Newsroom:OpenId:Name", "AlmenNets konto");
        }
    }
}
