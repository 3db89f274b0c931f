using System.Net;
using AlmenHaefte.Content;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Hosting;

public sealed class ClientLimitTests
{
    private const string Local = "127.0.0.1";

    private static readonly IReadOnlyList<string> Eleven = [.. Enumerable.Range(1, 11).Select(n => $"aase@bolig{n}.example")];
    private static readonly IPAddress Aase = IPAddress.Parse("203.0.113.1");

    [Fact]
    public async Task The_eleventh_of_different_domains_is_asked_to_wait_and_keeps_what_was_typed()
    {
        await using var site = new ServedSite();

        var answers = await ServedSite.SignUpAsync(site.From(Local), Eleven);

        Assert.All(answers.Take(10), answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        var last = answers[^1];
        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);
        Assert.InRange(last.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 540, 600);
        Assert.Contains("Vent 10 minutter, og send det igen.", last.Document.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(("Åse Ærø", "aase@bolig11.example", "Søparken"), (last.Value("Name"), last.Value("Email"), last.Value("Organisation")));
        Assert.Equal(10, (await site.RowsAsync()).Count);
    }

    [Fact]
    public async Task Waiting_helps_and_the_same_form_sent_again_is_free()
    {
        await using var site = new ServedSite();
        var visit = site.From(Local);
        var last = (await ServedSite.SignUpAsync(visit, [.. Enumerable.Repeat("aase@bolig1.example", 15), .. Eleven.Skip(1)]))[^1];
        Assert.Equal(HttpStatusCode.TooManyRequests, last.Status);

        site.Now = Launch.InMarch.AddMinutes(11);

        Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(last)).Status);
        Assert.Equal(11, (await site.RowsAsync()).Count);
    }

    [Fact]
    public async Task An_office_of_sixty_behind_one_address_gets_in()
    {
        await using var site = new ServedSite();

        var answers = await ServedSite.SignUpAsync(site.From(Local), Enumerable.Range(1, 61).Select(n => $"medarbejder{n}@almenbo.example"));

        Assert.All(answers.Take(60), answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Equal(HttpStatusCode.TooManyRequests, answers[^1].Status);
    }

    [Fact]
    public async Task The_numbers_can_be_set()
    {
        await using var site = new ServedSite(("SignUp:PerClient", "1"), ("SignUp:PerOffice", "2"));

        var answers = await ServedSite.SignUpAsync(site.From(Local), "aase@almenbo.example", "bo@andre.example", "ole@almenbo.example", "ida@almenbo.example");

        Assert.Equal([HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests, HttpStatusCode.SeeOther, HttpStatusCode.TooManyRequests], answers.Select(answer => answer.Status));
    }

    [Fact]
    public async Task Wrong_keys_without_end_are_told_to_wait_while_a_right_one_opens()
    {
        await using var site = new ServedSite();
        var visit = site.From(Local);
        await ServedSite.SignUpAsync(visit, "aase@almenbo.example");
        var row = Assert.Single(await site.RowsAsync());
        var keys = site.Services.GetRequiredService<LinkKeys>();
        for (var attempt = 0; attempt < 30; attempt++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await visit.OpenAsync(Addresses.MySignUp(row.PublicId, $"forkert{attempt}"))).Status);
        }

        var refused = await visit.OpenAsync(Addresses.Door(row.PublicId, "forkert"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.NotNull(refused.Response.Headers.RetryAfter);
        Assert.Equal("Vent lidt, og prøv igen", refused.Document.QuerySelector("h1")!.TextContent);
        Assert.Equal(HttpStatusCode.OK, (await visit.OpenAsync(Addresses.MySignUp(row.PublicId, keys.Manage(row)))).Status);
    }

    [Fact]
    public async Task Links_asked_for_without_end_are_told_to_wait()
    {
        await using var site = new ServedSite();
        var visit = site.From(Local);
        var form = await visit.OpenAsync(Addresses.SendLink);
        for (var attempt = 0; attempt < 20; attempt++)
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await visit.SendAsync(form, ("Email", $"aase{attempt}@almenbo.example"))).Status);
        }

        var refused = await visit.SendAsync(form, ("Email", "aase@almenbo.example"));

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.NotNull(refused.Response.Headers.RetryAfter);
        Assert.Equal("aase@almenbo.example", refused.Value("Email"));
    }

    [Theory]
    [InlineData("203.0.113.1", "::ffff:203.0.113.1", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::2", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("203.0.113.1", "203.0.113.2", false)]
    public void A_line_is_one_client_whichever_of_its_addresses_it_uses(string one, string other, bool isSame)
    {
        var limit = new ClientLimit(1, 1);
        limit.Wait(IPAddress.Parse(one), Launch.InMarch);

        Assert.Equal(isSame, limit.Wait(IPAddress.Parse(other), Launch.InMarch) is not null);
    }

    [Fact]
    public void The_wait_is_until_the_first_deed_is_ten_minutes_old()
    {
        var limit = new ClientLimit(2, 2);
        limit.Wait(Aase, Launch.InMarch);
        limit.Wait(Aase, Launch.InMarch.AddMinutes(4));

        Assert.Equal(TimeSpan.FromMinutes(5), limit.Wait(Aase, Launch.InMarch.AddMinutes(5)));
        Assert.Equal(TimeSpan.FromTicks(1), limit.Wait(Aase, Launch.InMarch.AddMinutes(10).AddTicks(-1)));
        Assert.Null(limit.Wait(Aase, Launch.InMarch.AddMinutes(10)));
        Assert.NotNull(limit.Wait(Aase, Launch.InMarch.AddMinutes(10)));
    }

    [Fact]
    public void Clients_without_end_take_no_more_room_and_the_oldest_are_forgotten_first()
    {
        var limit = new ClientLimit(1, 1);
        IPAddress Client(int n) => new([10, (byte)(n >> 16), (byte)(n >> 8), (byte)n]);
        for (var n = 0; n < 10_001; n++)
        {
            Assert.Null(limit.Wait(Client(n), Launch.InMarch.AddMilliseconds(n)));
        }

        Assert.NotNull(limit.Wait(Client(10_000), Launch.InMarch.AddMinutes(1)));
        Assert.NotNull(limit.Wait(Client(1), Launch.InMarch.AddMinutes(1)));
        Assert.Null(limit.Wait(Client(0), Launch.InMarch.AddMinutes(1)));
    }

    [Fact]
    public void Who_cannot_be_told_from_others_is_not_limited()
    {
        var limit = new ClientLimit(1, 1);

        Assert.All(Enumerable.Range(0, 5), _ => Assert.Null(limit.Wait(client: null, Launch.InMarch)));
    }
}
