using System.Net;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Webinars;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Newsroom;

public sealed class SignInTests : IAsyncDisposable
{
    private readonly WebinarSite site = new();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task With_nobody_on_the_staff_the_door_tells_how_to_invite_the_first()
    {
        var visit = new Visit(site.Visitor());
        var page = await visit.OpenAsync((await visit.OpenAsync("/redaktion")).Location);

        Assert.Equal("Inviter den første", page.Heading);
        Assert.Contains("staff invite navn@eksempel.dk --role administrator", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_somebody_on_the_staff_it_no_longer_does()
    {
        await Colleague.OfAsync(site);

        Assert.Equal("Log ind", (await new Visit(site.Visitor()).OpenAsync("/redaktion/log-ind")).Heading);
    }

    [Fact]
    public async Task In_production_there_is_no_made_up_editor()
    {
        var visit = new Visit(site.Visitor());

        Assert.DoesNotContain("prøveredaktør", (await visit.OpenAsync("/redaktion/log-ind")).Html, StringComparison.Ordinal);
        Assert.Equal((await visit.PostAsync("/redaktion/findes-ikke", [])).Status, (await visit.PostAsync("/redaktion/proeve", [])).Status);
        Assert.DoesNotContain(site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>(), endpoint => endpoint.RoutePattern.RawText == "redaktion/proeve");
    }

    [Fact]
    public async Task In_development_a_made_up_editor_comes_in_by_a_button_on_the_page()
    {
        await using var development = new WebinarSite { EnvironmentName = "Development" };
        var visit = new Visit(development.Visitor());

        var answer = await visit.SendAsync(await visit.OpenAsync("/redaktion/log-ind?til=%2Fredaktion%2Fmedarbejdere"));

        Assert.Equal((HttpStatusCode.SeeOther, "/redaktion/medarbejdere"), (answer.Status, answer.Location));
        Assert.Contains("Prøve Redaktør", (await visit.OpenAsync(answer.Location)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://fremmed.example/")]
    [InlineData("//fremmed.example/")]
    [InlineData("/\\fremmed.example")]
    [InlineData("/redaktion/\\fremmed.example")]
    [InlineData("/redaktionelt")]
    [InlineData("/om")]
    public async Task A_sign_in_never_leads_out_of_the_newsroom(string goingTo)
    {
        await using var development = new WebinarSite { EnvironmentName = "Development" };
        var visit = new Visit(development.Visitor());

        Assert.Equal("/redaktion", (await visit.SendAsync(await visit.OpenAsync($"/redaktion/log-ind?til={Uri.EscapeDataString(goingTo)}"))).Location);
    }

    [Fact]
    public async Task The_cookie_goes_to_the_newsroom_alone_and_no_script_can_read_it()
    {
        var visit = new Visit(site.Visitor());
        var answer = await EnterAsync(visit, await LinkAsync());

        var cookie = Assert.Single(answer.Response.Headers.GetValues("Set-Cookie"), value => value.StartsWith("__Secure-redaktion=", StringComparison.Ordinal));
        Assert.Equal("path=/redaktion; secure; samesite=lax; httponly", cookie[(cookie.IndexOf(';', StringComparison.Ordinal) + 2)..]);
    }

    [Fact]
    public async Task A_link_opens_once_and_only_its_use_uses_it_up()
    {
        var link = await LinkAsync();
        var visit = new Visit(site.Visitor());
        await visit.OpenAsync(link);

        Assert.Equal((HttpStatusCode.SeeOther, "/redaktion"), await EnterAsync(visit, link) is var answer ? (answer.Status, answer.Location) : default);
        Assert.Equal("Overblik", (await visit.OpenAsync("/redaktion")).Heading);
        var again = await new Visit(site.Visitor()).OpenAsync(link);
        Assert.Equal((HttpStatusCode.NotFound, "Linket virker ikke"), (again.Status, again.Heading));
    }

    [Fact]
    public async Task A_link_opens_for_a_day()
    {
        var link = await LinkAsync();
        site.Now += TimeSpan.FromHours(24) - TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.OK, (await new Visit(site.Visitor()).OpenAsync(link)).Status);

        site.Now += TimeSpan.FromSeconds(1);
        Assert.Equal(HttpStatusCode.NotFound, (await new Visit(site.Visitor()).OpenAsync(link)).Status);
    }

    [Fact]
    public async Task A_new_link_takes_the_place_of_the_old_one()
    {
        var (old, @new) = (await LinkAsync(), await LinkAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await new Visit(site.Visitor()).OpenAsync(old)).Status);
        Assert.Equal(HttpStatusCode.OK, (await new Visit(site.Visitor()).OpenAsync(@new)).Status);
    }

    [Fact]
    public async Task A_page_with_a_link_in_its_address_tells_it_to_nobody()
    {
        var page = await new Visit(site.Visitor()).OpenAsync(await LinkAsync());

        Assert.Equal(("no-store", "no-referrer"), (page.CacheControl, page.Response.Headers.GetValues("Referrer-Policy").Single()));
    }

    [Fact]
    public async Task The_database_opens_nothing()
    {
        var key = (await LinkAsync()).Split('/')[^1];
        await Colleague.OfAsync(site, email: "soeren@almennet.example");

        await using var db = site.OpenDatabase();
        Assert.DoesNotContain(await db.StaffMembers.Select(member => member.LinkHash).ToListAsync(TestContext.Current.CancellationToken), hash => hash == key);
        var stolen = await db.StaffSessions.Select(session => session.KeyHash).SingleAsync(TestContext.Current.CancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/redaktion");
        request.Headers.Add("Cookie", $"__Secure-redaktion={stolen}");
        using var answer = await site.Visitor().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_session_ends_after_an_hour_without_use()
    {
        var aase = await Colleague.OfAsync(site);
        site.Now += TimeSpan.FromMinutes(59);
        Assert.Equal(HttpStatusCode.OK, (await aase.OpenAsync("/redaktion")).Status);

        site.Now += TimeSpan.FromMinutes(59);
        Assert.Equal(HttpStatusCode.OK, (await aase.OpenAsync("/redaktion")).Status);

        site.Now += TimeSpan.FromMinutes(60);
        Assert.Equal("/redaktion/log-ind", (await aase.OpenAsync("/redaktion")).Location);
    }

    [Fact]
    public async Task A_session_ends_after_twelve_hours_however_it_is_used()
    {
        var aase = await Colleague.OfAsync(site);
        for (var minutes = 0; minutes < 12 * 60; minutes += 50)
        {
            Assert.Equal(HttpStatusCode.OK, (await aase.OpenAsync("/redaktion")).Status);
            site.Now += TimeSpan.FromMinutes(50);
        }

        Assert.Equal(HttpStatusCode.Redirect, (await aase.OpenAsync("/redaktion")).Status);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_on_the_server_too()
    {
        var aase = await Colleague.OfAsync(site);
        var page = await aase.OpenAsync("/redaktion");
        var answer = await aase.Visit.PostAsync("/redaktion/log-ud", new Dictionary<string, string>
        {
            ["__RequestVerificationToken"] = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!,
        });

        Assert.Equal((HttpStatusCode.SeeOther, "/redaktion/log-ind"), (answer.Status, answer.Location));
        await using var db = site.OpenDatabase();
        Assert.Empty(await db.StaffSessions.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_nobody_on_the_pages_for_readers()
    {
        var aase = await Colleague.OfAsync(site, name: "Søren O’Brien");

        var page = await aase.OpenAsync("/webinarer");

        Assert.DoesNotContain("Søren", page.Html, StringComparison.Ordinal);
        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
    }

    private async Task<string> LinkAsync()
    {
        await using var scope = site.Services.CreateAsyncScope();
        var register = scope.ServiceProvider.GetRequiredService<StaffRegister>();
        var (_, link) = await register.InviteAsync(Colleague.Address("aase@almennet.example"), StaffRole.Editor, by: null, site.Now, TestContext.Current.CancellationToken);
        return $"/redaktion/link/{link.Text}";
    }

    private static async Task<VisitedPage> EnterAsync(Visit visit, string link) => await visit.SendAsync(await visit.OpenAsync(link), ("Name", "Åse Ærø"));
}
