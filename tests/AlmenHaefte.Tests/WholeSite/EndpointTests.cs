using System.Net;
using System.Security.Cryptography;
using System.Text;
using AlmenHaefte.Mailing;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Newsroom;
using AlmenHaefte.Tests.Webinars;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>Every address that there is, found by asking the application and not in a list that somebody must keep.</summary>
public sealed class EndpointTests(QuietSite site) : IClassFixture<QuietSite>
{
    private const string Booklet = "strategiske-partnerskaber";
    private const string Chapter = "beboerne";
    private const string Webinar = "lancering-strategiske-partnerskaber";

    /// <summary>Their address is the key: who could forge the post has what the token would guard. See KeyInAddressAttribute.</summary>
    private static readonly string[] KeyedRooms = ["tilmelding/{id}/{key}", "deltag/{id}/{key}", "samtykke/{id}/{key}", "webinarer/{slug}/tilmelding/kvittering/{token}", "laes/{key}"];

    /// <summary>They check the token themselves, to give back what was typed when it is too old.</summary>
    private static readonly string[] OwnCheck = ["haefter/{booklet}/{chapter}/fejl-og-mangler", "redaktion/indhold/billeder", "redaktion/indhold/kladde", "tilmelding/send-link", "webinarer/{slug}/tilmelding"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public void Whatever_answers_GET_answers_HEAD() =>
        Faults.None(from endpoint in Endpoints()
                    let methods = MethodsOf(endpoint)
                    where methods.Contains("GET") != methods.Contains("HEAD")
                    select $"{endpoint.RoutePattern.RawText} answers {string.Join(", ", methods)}");

    [Fact]
    public void Nothing_but_looking_and_sending_a_form_is_possible() =>
        Faults.None(from endpoint in Endpoints()
                    from method in MethodsOf(endpoint).Except(["GET", "HEAD", "POST"])
                    select $"{endpoint.RoutePattern.RawText} answers {method}");

    [Fact]
    public void Only_what_has_a_reason_goes_without_the_filter_that_asks_for_a_token()
    {
        var without = Posts().Where(IsWithoutFilter).Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).ToList();

        Assert.Equal(OwnCheck, without.Where(address => !KeyedRooms.Any(room => address.StartsWith(room, StringComparison.Ordinal))).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Posts(), endpoint => Assert.NotNull(endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()));
    }

    [Fact]
    public async Task A_form_without_a_token_is_refused_by_all_others()
    {
        var administrator = await Colleague.OfAsync(site, StaffRole.Administrator, "Bo Ågård", "bo@almennet.example");
        var faults = new List<string>();
        var others = Posts().Where(endpoint => !KeyedRooms.Any(room => endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith(room, StringComparison.Ordinal))).ToList();
        Assert.True(others.Count > 50, "The forms were not found");
        foreach (var endpoint in others)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address(endpoint, new Values(Guid.Empty, "1"))) { Content = new FormUrlEncodedContent([]) };
            var answer = await Answer.OfAsync(administrator.Browser, request, Cancellation);
            if (answer.Status != HttpStatusCode.BadRequest)
            {
                faults.Add($"{endpoint.RoutePattern.RawText} answers {(int)answer.Status}");
            }
        }
        Faults.None(faults);
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        var administrator = await Colleague.OfAsync(site, StaffRole.Administrator);
        var values = await SomethingOfEachKindAsync(administrator);
        var before = await FingerprintAsync();
        var asked = 0;
        var faults = new List<string>();
        foreach (var endpoint in Endpoints().Where(endpoint => MethodsOf(endpoint).Contains("GET")))
        {
            foreach (var address in values.Select(value => Address(endpoint, value)).SelectMany(address => new[] { address, $"{address}?fil=sider%2Fom.md&q=udbud&soeg=aase&version=1" }).Distinct())
            {
                var answer = await Answer.OfAsync(administrator.Browser, address, Cancellation);
                asked += answer.Status == HttpStatusCode.OK ? 1 : 0;
                if (answer.Status >= HttpStatusCode.InternalServerError)
                {
                    faults.Add($"{address} answers {(int)answer.Status}");
                }
            }
            var after = await FingerprintAsync();
            faults.AddRange(after.Where(table => before[table.Key] != table.Value).Select(table => $"GET {endpoint.RoutePattern.RawText} changes {table.Key}"));
            before = after;
        }
        Faults.None(faults);
        Assert.True(asked > 60, $"Only {asked} addresses showed anything");
    }

    private IEnumerable<RouteEndpoint> Endpoints() => site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private IEnumerable<RouteEndpoint> Posts() => Endpoints().Where(endpoint => MethodsOf(endpoint).Contains("POST"));

    /// <summary>A health check answers whatever it is asked with, as the framework maps it; an error page is shown for whatever failed.</summary>
    private static IReadOnlyList<string> MethodsOf(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "HEAD"];

    private static bool IsWithoutFilter(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ControllerActionDescriptor>()!.FilterDescriptors.Any(filter => filter.Filter is IgnoreAntiforgeryTokenAttribute)
        || endpoint.Metadata.GetMetadata<IAntiforgeryMetadata>() is { RequiresValidation: false };

    /// <summary>Somebody who has signed up, the keys to what is theirs, a colleague, and texts.</summary>
    private async Task<IReadOnlyList<Values>> SomethingOfEachKindAsync(Colleague colleague)
    {
        await new Visit(site.Visitor()).SignUpAsync(Webinar, ("Name", "Åse Ærø"), ("Email", "aase@almenbo.example"));
        await using var db = site.OpenDatabase();
        var signUp = await db.SignUps.SingleAsync(Cancellation);
        // Its mail is on its way, and changes when it has arrived.
        while (await db.Mails.AnyAsync(mail => mail.State == MailState.Queued, Cancellation))
        {
            await Task.Delay(20, Cancellation);
        }
        var mail = await db.Mails.AsNoTracking().FirstAsync(Cancellation);
        var keys = site.Services.GetRequiredService<LinkKeys>();
        return [new Values(signUp.PublicId, keys.Manage(signUp)), new Values(signUp.PublicId, keys.Join(signUp)), new Values(colleague.Member.Id, "1"), new Values(mail.Id, "bekraeftelse"), new Values(Guid.Empty, "vidensopsamling-lanceres-til-april")];
    }

    private static string Address(RouteEndpoint endpoint, Values values) => "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { Name: "booklet" } => Booklet,
        RoutePatternParameterPart { Name: "chapter" } => Chapter,
        RoutePatternParameterPart { Name: "slug" } => endpoint.RoutePattern.RawText!.Contains("webinar", StringComparison.Ordinal) ? Webinar : values.Key,
        RoutePatternParameterPart { Name: "id", ParameterPolicies: [{ Content: "int" }, ..] } => "1",
        RoutePatternParameterPart { ParameterPolicies: [{ Content: "int" }, ..] } => "1",
        RoutePatternParameterPart { Name: "id" or "mail" } => values.Id.ToString("N"),
        _ => Uri.EscapeDataString(values.Key),
    }))));

    /// <summary>Of every table all rows, but of a session when it was last used.</summary>
    private async Task<Dictionary<string, string>> FingerprintAsync()
    {
        await using var db = site.OpenDatabase();
        await db.Database.OpenConnectionAsync(Cancellation);
        var fingerprints = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var table in db.Model.GetEntityTypes().Select(type => type.GetTableName()!).Where(table => table != "StaffSessions").Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(Cancellation);
            var text = new StringBuilder();
            while (await rows.ReadAsync(Cancellation))
            {
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    text.Append(rows.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : rows.GetValue(column)).Append('|');
                }
                text.Append('\n');
            }
            fingerprints[table] = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
        }
        return fingerprints;
    }

    private sealed record Values(Guid Id, string Key);
}

/// <summary>The real site, where nothing happens but what somebody asks for.</summary>
public sealed class QuietSite : SiteFactory
{
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services =>
        {
            foreach (var worker in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name is "Rounds" or "DraftRounds" or "UnansweredWorker" or "LinkWorker" or "BackupWorker").ToList())
            {
                services.Remove(worker);
            }
        });
    }
}
