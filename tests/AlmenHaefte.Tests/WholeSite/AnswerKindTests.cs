using System.Net;
using System.Text;
using AlmenHaefte.Content;
using AlmenHaefte.Data;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Hosting;
using AlmenHaefte.Tests.Newsroom;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>One of each kind of answer there is, the unhappy ones included, and what it tells the browser.</summary>
public sealed class AnswerKindTests(SiteOfAllAnswers site) : IClassFixture<SiteOfAllAnswers>
{
    private const string Booklet = "/haefter/strategiske-partnerskaber";
    private const string SignUp = "/webinarer/lancering-strategiske-partnerskaber/tilmelding";

    [Theory]
    [InlineData("/", 200)]
    [InlineData(Booklet, 200)]
    [InlineData(Booklet + "/punkt/1", 301)]
    [InlineData(Booklet + "/punkt/99", 404)]
    [InlineData(Booklet + "/print", 200)]
    [InlineData(Booklet + "/arbejdsark", 200)]
    [InlineData(Booklet + ".epub", 200)]
    [InlineData(Booklet + ".docx", 200)]
    [InlineData(Booklet + ".pdf", 404)]
    [InlineData("/soeg?q=udbud", 200)]
    [InlineData("/nyheder.atom", 200)]
    [InlineData("/webinarer.ics", 200)]
    [InlineData("/robots.txt", 200)]
    [InlineData("/sitemap.xml", 200)]
    [InlineData("/favicon.ico", 200)]
    [InlineData("/.well-known/security.txt", 200)]
    [InlineData("/css/site.css", 200)]
    [InlineData("/css/findes-ikke.css", 404)]
    [InlineData("/health/live", 200)]
    [InlineData("/health/ready", 200)]
    [InlineData("/findes-ikke", 404)]
    [InlineData("/fejl/500", 404)]
    [InlineData(FailingController.Address, 500)]
    [InlineData("/redaktion", 302)]
    public async Task A_page_or_a_file(string address, int status) => Check(await GetAsync(address), status);

    [Theory]
    [InlineData(SignUp, 200)]
    [InlineData("/tilmelding/send-link", 200)]
    [InlineData("/redaktion/log-ind", 200)]
    public async Task A_page_with_a_form_is_kept_nowhere(string address, int status)
    {
        // With nobody on the staff there is no form at the door.
        await Colleague.OfAsync(site);
        var answer = await GetAsync(address);

        Check(answer, status);
        Assert.Contains("no-store", answer.Headers["Cache-Control"].Single(), StringComparison.Ordinal);
        Assert.All(answer.Headers["Set-Cookie"], cookie => Assert.Matches("^__Host-formular=[^;]+; path=/; secure; samesite=strict; httponly$", cookie));
        Assert.Single(answer.Headers["Set-Cookie"]);
    }

    [Fact]
    public async Task A_page_whose_address_is_a_key_is_kept_nowhere_and_told_to_nobody()
    {
        var row = await SignUpAsync();
        var keys = site.Services.GetRequiredService<LinkKeys>();

        foreach (var (address, status) in new[] { (Addresses.MySignUp(row.PublicId, keys.Manage(row)), 200), (Addresses.MySignUp(row.PublicId, "forkert"), 404), (Addresses.Door(row.PublicId, "forkert"), 404), ("/redaktion/link/forkert", 404), ("/laes/forkert", 404) })
        {
            var answer = await GetAsync(address);

            Check(answer, status);
            Assert.Equal(("no-store", "no-referrer", "noindex"), (answer.Headers["Cache-Control"].Single(), answer.Headers["Referrer-Policy"].Single(), answer.Headers["X-Robots-Tag"].Single()));
        }
    }

    [Fact]
    public async Task A_page_of_the_newsroom_is_kept_nowhere()
    {
        var colleague = await Colleague.OfAsync(site);

        foreach (var (address, status) in new[] { ("/redaktion", 200), ("/redaktion/indhold", 200), ("/redaktion/medarbejdere", 403), ("/redaktion/findes-ikke", 404) })
        {
            var answer = await Answer.OfAsync(colleague.Browser, address, TestContext.Current.CancellationToken);

            Check(answer, status);
            Assert.Equal("no-store", answer.Headers["Cache-Control"].Single());
        }
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", 400)]
    [InlineData("application/x-www-form-urlencoded; charset=utf-7", 415)]
    [InlineData("multipart/form-data; boundary=X", 400)]
    [InlineData("application/json", 415)]
    [InlineData("text/plain", 415)]
    public async Task A_form_that_cannot_be_taken(string type, int status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, SignUp) { Content = new ByteArrayContent("Name=a"u8.ToArray()) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);

        Check(await AskAsync(request), status);
    }

    [Fact]
    public async Task The_page_of_somebody_who_has_been_deleted()
    {
        var row = await SignUpAsync("soeren@slettet.example");
        var address = Addresses.MySignUp(row.PublicId, site.Services.GetRequiredService<LinkKeys>().Manage(row));
        var visit = new Visit(site.Visitor());
        await visit.SendAsync(await visit.OpenAsync(address + "/sletning"));

        var answer = await GetAsync(address);

        Check(answer, 410);
        Assert.Equal(("no-store", "no-referrer", "noindex"), (answer.Headers["Cache-Control"].Single(), answer.Headers["Referrer-Policy"].Single(), answer.Headers["X-Robots-Tag"].Single()));
    }

    [Fact]
    public async Task A_method_that_no_page_has()
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/om");

        Check(await AskAsync(request), 405);
    }

    [Fact]
    public async Task A_form_that_is_filled_in_wrongly_and_one_that_is_taken()
    {
        var visit = new Visit(site.Visitor());
        var form = await visit.OpenAsync(SignUp);

        Check(await PostAsync(form, visit, ("Name", "")), 422);
        Check(await PostAsync(form, visit, ("Name", "Søren O’Brien"), ("Email", "soeren@almenbo.example")), 303);
    }

    [Fact]
    public async Task Too_many_wrong_keys_are_refused_with_the_time_to_wait()
    {
        site.Client = IPAddress.Parse("203.0.113.2");
        var limit = site.Services.GetRequiredService<ClientLimits>().WrongKeys;
        while (limit.Wait(site.Client, Launch.InMarch) is null)
        {
        }

        var answer = await GetAsync(Addresses.Door(Guid.Empty, "forkert"));
        site.Client = IPAddress.Parse("203.0.113.1");

        Check(answer, 429);
        Assert.InRange(int.Parse(answer.Headers["Retry-After"].Single(), System.Globalization.CultureInfo.InvariantCulture), 1, 600);
        Assert.Contains("Vent lidt, og prøv igen", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_nothing_can_be_stored_it_is_said_with_the_time_to_wait()
    {
        var colleague = await Colleague.OfAsync(site, name: "Bo Ågård", email: "bo@almennet.example");
        var page = await colleague.OpenAsync("/redaktion/mig");
        Answer answer = null!;
        await site.Services.GetRequiredService<WriteGate>().AloneAsync(async () =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Addresses.MyName) { Content = new FormUrlEncodedContent(page.Filled(("Name", "Bo"))) };
            return answer = await Answer.OfAsync(colleague.Browser, request, TestContext.Current.CancellationToken);
        }, TestContext.Current.CancellationToken);

        Check(answer, 503);
        Assert.NotEmpty(answer.Headers["Retry-After"]);
        Assert.Contains("Der er travlt lige nu", answer.Text, StringComparison.Ordinal);
    }

    private static void Check(Answer answer, int status)
    {
        Assert.Equal(status, (int)answer.Status);
        Assert.True(HeaderScore.Of(answer) >= HeaderScore.Good, $"{answer} scores {HeaderScore.Of(answer)}");
        Assert.False(answer.Headers.Contains("Server"));
        Assert.True(answer.Body.IsEmpty || answer.MediaType is not "text/html" || answer.Document.DocumentElement.GetAttribute("lang") == "da", $"{answer} is not a page of ours: {answer.Text}");
    }

    private async Task<AlmenHaefte.Webinars.SignUp> SignUpAsync(string mail = "aase@almenbo.example")
    {
        await new Visit(site.Visitor()).SignUpAsync("lancering-strategiske-partnerskaber", ("Name", "Åse Ærø"), ("Email", mail));
        await using var db = site.OpenDatabase();
        return await db.SignUps.SingleAsync(signUp => signUp.Email == mail, TestContext.Current.CancellationToken);
    }

    private static async Task<Answer> PostAsync(VisitedPage form, Visit visit, params (string Field, string Text)[] typed)
    {
        var page = await visit.SendAsync(form, typed);
        var headers = page.Response.Headers.Concat(page.Response.Content.Headers).SelectMany(header => header.Value.Select(value => (header.Key, value))).ToLookup(header => header.Key, header => header.value, StringComparer.OrdinalIgnoreCase);
        return new Answer(SignUp, "", page.Status, page.Response.Content.Headers.ContentType?.MediaType, headers, Encoding.UTF8.GetBytes(page.Html));
    }

    private Task<Answer> GetAsync(string address) => AskAsync(new HttpRequestMessage(HttpMethod.Get, address));

    private Task<Answer> AskAsync(HttpRequestMessage request) => Answer.OfAsync(site.Visitor(), request, TestContext.Current.CancellationToken);
}

/// <summary>A site where one page fails, whoever waits to write is told soon, and every visitor has the same address at a time.</summary>
public sealed class SiteOfAllAnswers : SiteFactory
{
    /// <summary>Who asks; the test server has no line over which somebody could come.</summary>
    internal IPAddress Client { get; set; } = IPAddress.Parse("203.0.113.1");

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseSetting("Serilog:MinimumLevel:Default", "Fatal");
        builder.ConfigureTestServices(services =>
        {
            services.AddControllers().AddApplicationPart(typeof(FailingController).Assembly);
            services.AddSingleton(new WriteGate(TimeSpan.FromSeconds(1)));
            services.AddSingleton<IStartupFilter>(new Caller(() => Client));
        });
    }

    private sealed class Caller(Func<IPAddress> client) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = client();
                return rest(context);
            });
            next(app);
        };
    }
}
