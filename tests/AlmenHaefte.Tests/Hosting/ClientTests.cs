using System.Net;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>Who is taken to be asking, seen by whose limit is used up.</summary>
public sealed class ClientTests
{
    private const string Local = "127.0.0.1";
    private const string OtherThanProxy = "127.0.0.2";

    /// <summary>One more than one client may sign up.</summary>
    private static readonly IReadOnlyList<string> Eleven = [.. Enumerable.Range(1, 11).Select(n => $"aase@bolig{n}.example")];

    [Fact]
    public async Task Two_clients_behind_a_known_proxy_have_a_limit_each()
    {
        await using var site = new ServedSite(("Proxy:Known", Local));

        Assert.Equal(HttpStatusCode.TooManyRequests, (await ServedSite.SignUpAsync(site.From(Local, "203.0.113.1"), Eleven))[^1].Status);
        Assert.Equal(HttpStatusCode.SeeOther, (await ServedSite.SignUpAsync(site.From(Local, "203.0.113.2"), "soeren@almenbo.example"))[0].Status);
        // What a client writes before the proxy adds the truth makes nobody of it.
        Assert.Equal(HttpStatusCode.TooManyRequests, (await ServedSite.SignUpAsync(site.From(Local, "198.51.100.7, 203.0.113.1"), "soeren@almenbo.example"))[0].Status);
        Assert.DoesNotContain(site.Log, line => line.Contains("proxy", StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain(site.Log, line => line.Contains("203.0.113", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(Local)]
    [InlineData(null)]
    public async Task A_header_that_no_proxy_of_ours_wrote_gains_nothing(string? known)
    {
        await using var site = known is null ? new ServedSite() : new ServedSite(("Proxy:Known", known));
        var sender = known is null ? Local : OtherThanProxy;
        // Without a known proxy the first is a visitor like any other; with one, the second comes past it.
        var first = known is null ? site.From(sender) : site.From(sender, "203.0.113.1");
        await ServedSite.SignUpAsync(first, Eleven);

        var again = known is null ? site.From(sender) : site.From(sender, "203.0.113.2");

        Assert.Equal(HttpStatusCode.TooManyRequests, (await ServedSite.SignUpAsync(again, "soeren@almenbo.example"))[0].Status);
    }

    [Fact]
    public async Task An_undeclared_proxy_on_this_machine_locks_nobody_out_and_is_told_of_once()
    {
        await using var site = new ServedSite();

        Assert.All(await ServedSite.SignUpAsync(site.From(Local, "203.0.113.1"), Eleven), answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Contains("set Proxy:Known", Assert.Single(site.Log, line => line.Contains("A proxy", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_there_is_said_to_be_no_proxy_the_header_gains_nothing()
    {
        await using var site = new ServedSite(("Proxy:Known", "direct"));
        await ServedSite.SignUpAsync(site.From(Local, "203.0.113.1"), Eleven);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await ServedSite.SignUpAsync(site.From(Local, "203.0.113.2"), "soeren@almenbo.example"))[0].Status);
        Assert.DoesNotContain(site.Log, line => line.Contains("proxy", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_known_proxy_that_does_not_say_whom_it_speaks_for_locks_nobody_out_and_is_told_of_once()
    {
        await using var site = new ServedSite(("Proxy:Known:0", "10.0.0.0/8"), ("Proxy:Known:1", Local));

        Assert.All(await ServedSite.SignUpAsync(site.From(Local), Eleven), answer => Assert.Equal(HttpStatusCode.SeeOther, answer.Status));
        Assert.Single(site.Log, line => line.Contains("X-Forwarded-For", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_a_known_proxy_can_say_that_the_line_is_sealed()
    {
        await using var site = new ServedSite(("Proxy:Known", $"{Local}, 10.0.0.1"));

        var sealedLine = await site.From(Local, "203.0.113.1", "https").OpenAsync(ServedSite.FormAddress);
        var openLine = await site.From(OtherThanProxy, "203.0.113.1", "https").OpenAsync(ServedSite.FormAddress);

        Assert.True(sealedLine.Response.Headers.Contains("Strict-Transport-Security"));
        Assert.Contains("secure", sealedLine.Response.Headers.GetValues("Set-Cookie").Single(), StringComparison.Ordinal);
        Assert.False(openLine.Response.Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("Proxy:Known", "nginx", "Proxy:Known skal være IP-adresser eller netværk med komma imellem, fx 127.0.0.1, 10.0.0.0/24")]
    [InlineData("Proxy:Known", "127.0.0.1, 10.0.0.0/99", "Proxy:Known skal være IP-adresser eller netværk med komma imellem, fx 127.0.0.1, 10.0.0.0/24")]
    [InlineData("SignUp:PerClient", "mange", "SignUp:PerClient og SignUp:PerOffice skal være hele tal, fx 10 og 60, og PerOffice skal være mindst lige så stor som PerClient")]
    [InlineData("SignUp:PerOffice", "9", "SignUp:PerClient og SignUp:PerOffice skal være hele tal, fx 10 og 60, og PerOffice skal være mindst lige så stor som PerClient")]
    [InlineData("SignUp:LeastSeconds", "-1", "SignUp:LeastSeconds skal være et helt tal fra 0 til 60")]
    public async Task A_setting_that_cannot_be_right_is_refused_in_one_line(string key, string value, string reason)
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), (key, value));

        Assert.Equal(1, await site.EndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(reason, Assert.Single(site.Errors));
    }
}
