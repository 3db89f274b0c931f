using System.Net;
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
        var answer = await EnterAsync(new Visit(site.Visitor()), await Colleague.LinkAsync(site));

        var cookie = KeyIn(answer);
        Assert.Equal("path=/redaktion; secure; samesite=lax; httponly", cookie[(cookie.IndexOf(';', StringComparison.Ordinal) + 2)..]);
    }

    [Fact]
    public async Task Signing_in_again_makes_a_new_key_and_ends_the_old_one()
    {
        var visit = new Visit(site.Visitor());
        var first = await EnterAsync(visit, await Colleague.LinkAsync(site));
        var second = await EnterAsync(visit, await Colleague.LinkAsync(site));

        Assert.NotEqual(KeyIn(first), KeyIn(second));
        await using var db = site.OpenDatabase();
        Assert.Single(await db.StaffSessions.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_link_opens_once_and_only_its_use_uses_it_up()
    {
        var link = await Colleague.LinkAsync(site);
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
        var link = await Colleague.LinkAsync(site);
        site.Now += TimeSpan.FromHours(24) - TimeSpan.FromMinutes(1);
        Assert.Equal(HttpStatusCode.OK, (await new Visit(site.Visitor()).OpenAsync(link)).Status);

        site.Now += TimeSpan.FromMinutes(2);
        Assert.Equal(HttpStatusCode.NotFound, (await new Visit(site.Visitor()).OpenAsync(link)).Status);
    }

    [Fact]
    public async Task A_new_link_takes_the_place_of_the_old_one()
    {
        var (old, @new) = (await Colleague.LinkAsync(site), await Colleague.LinkAsync(site));

        Assert.Equal(HttpStatusCode.NotFound, (await new Visit(site.Visitor()).OpenAsync(old)).Status);
        Assert.Equal(HttpStatusCode.OK, (await new Visit(site.Visitor()).OpenAsync(@new)).Status);
    }

    [Fact]
    public async Task A_page_with_a_link_in_its_address_tells_it_to_nobody()
    {
        var page = await new Visit(site.Visitor()).OpenAsync(await Colleague.LinkAsync(site));

        Assert.Equal(("no-store", "no-referrer"), (page.CacheControl, page.Response.Headers.GetValues("Referrer-Policy").Single()));
    }

    [Fact]
    public async Task The_database_opens_nothing()
    {
        var key = (await Colleague.LinkAsync(site)).Split('/')[^1];
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

        site.Now += TimeSpan.FromMinutes(61);
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
        Assert.Equal("\"cache\"", answer.Response.Headers.GetValues("Clear-Site-Data").Single());
        await using var db = site.OpenDatabase();
        Assert.Empty(await db.StaffSessions.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Who_sends_something_after_the_session_has_ended_is_told_that_it_was_not_taken()
    {
        var aase = await Colleague.OfAsync(site);
        var page = await aase.OpenAsync("/redaktion/mig");
        site.Now += TimeSpan.FromHours(2);

        var answer = await aase.Visit.PostAsync("/redaktion/mig/navn", page.Filled(("Name", "Bo")));

        Assert.Equal((HttpStatusCode.Unauthorized, "Du er logget ud"), (answer.Status, answer.Heading));
        Assert.Contains("/redaktion", answer.Links);
    }

    [Fact]
    public async Task Whoever_is_signed_in_is_nobody_on_the_pages_for_readers()
    {
        var aase = await Colleague.OfAsync(site, name: "Søren O’Brien");

        var page = await aase.OpenAsync("/webinarer");

        Assert.DoesNotContain("Søren", page.Html, StringComparison.Ordinal);
        Assert.False(page.Response.Headers.Contains("Set-Cookie"));
    }

    private static string KeyIn(VisitedPage answer) => Assert.Single(answer.Response.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("__Secure-redaktion=", StringComparison.Ordinal));

    private static async Task<VisitedPage> EnterAsync(Visit visit, string link)
    {
        var page = await visit.OpenAsync(link);
        var challenge = await visit.PostAsync("/redaktion/link/udfordring", page.Filled());
        return await visit.SendAsync(page, ("Name", "Åse Ærø"), ("Credential", new Authenticator().Make(challenge.Html)));
    }
}
