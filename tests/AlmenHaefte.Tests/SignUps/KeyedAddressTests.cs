using System.Net;
using AlmenHaefte.Content;
using AlmenHaefte.Mailing;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Tests.WholeSite;
using Microsoft.AspNetCore.Routing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace AlmenHaefte.Tests.SignUps;

public sealed class KeyedAddressTests : IAsyncLifetime
{
    private const string Webinar = "vaerksted";

    private readonly WebinarSite site = new();

    public ValueTask InitializeAsync()
    {
        site.Publish(Webinar, "moedelink: https://moede.example/rum");
        site.Publish("en-plads", "pladser: 1");
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync() => await site.DisposeAsync();

    [Fact]
    public async Task What_opens_nothing_gives_one_and_the_same_page_with_the_way_to_a_link_that_does()
    {
        var aase = await AaseAsync();
        var rotated = await Attendee.OfAsync(site, Webinar, "Søren O’Brien", "soeren@almenbo.example");
        await rotated.PostAsync("/adresse", ("Email", "ny@almenbo.example"));
        var (id, key) = (aase.Page.Split('/')[2], aase.Page.Split('/')[3]);
        var doorKey = aase.Door.Split('/')[3];

        var answers = await Task.WhenAll(new[]
        {
            $"/tilmelding/{id}/{key}x", $"/tilmelding/{id}/{key[..^1]}", $"/tilmelding/{id}/{doorKey}", $"/tilmelding/{Guid.Empty:N}/{key}", $"/tilmelding/æ/ø",
            rotated.Page, $"{rotated.Page}/afmelding", rotated.Door, $"/deltag/{id}/{key}", $"/tilmelding/{id}/{key}x/sletning", $"/tilmelding/{id}/{key}/findes-ikke", $"/samtykke/{id}/{key}", "/samtykke/x/y",
        }.Select(aase.Browser.OpenAsync));

        Assert.All(answers, page => Assert.Equal((HttpStatusCode.NotFound, "no-store"), (page.Status, page.CacheControl)));
        Assert.Single(answers.Select(page => page.Html).Distinct());
        Assert.Contains("/tilmelding/send-link", answers[0].Links);
        Assert.Equal(HttpStatusCode.NotFound, (await rotated.PostAsync("/sletning")).Status);
    }

    [Theory]
    [InlineData(".")]
    [InlineData(",")]
    [InlineData(")")]
    [InlineData(").")]
    public async Task Punctuation_that_a_mail_program_takes_into_the_link_does_no_harm(string punctuation)
    {
        var aase = await AaseAsync();

        Assert.Equal("Du er tilmeldt", (await aase.OpenAsync(punctuation)).Heading);
        Assert.StartsWith("Døren åbner", (await aase.Browser.OpenAsync(aase.Door + punctuation)).Heading, StringComparison.Ordinal);
        Assert.Equal($"{aase.Page}/ikke-mig", (await aase.OpenAsync($"/ikke-mig{punctuation}")).Location);
    }

    [Fact]
    public async Task Pages_whose_address_is_a_key_are_kept_out_of_caches_other_sites_and_search()
    {
        var aase = await AaseAsync();
        var pages = await Task.WhenAll(Attendee.Steps.Select(aase.OpenAsync).Append(aase.Browser.OpenAsync(aase.Door)));

        Assert.All(pages, page =>
        {
            Assert.Equal("no-store", page.CacheControl);
            Assert.Equal("no-referrer", page.Response.Headers.GetValues("Referrer-Policy").Single());
            Assert.Equal("noindex", page.Response.Headers.GetValues("X-Robots-Tag").Single());
            Assert.False(page.Response.Headers.Contains("Set-Cookie"));
            Assert.False(page.Has("link[rel=canonical]"));
            Assert.Contains("form-action 'self';", page.Response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Only_a_page_with_the_way_in_may_send_its_form_elsewhere()
    {
        var aase = await AaseAsync();
        site.Now = Launch.StartsAt;

        var policies = (await Task.WhenAll(aase.OpenAsync(), aase.Browser.OpenAsync(aase.Door), aase.OpenAsync("/afmelding"), aase.Browser.OpenAsync($"/webinarer/{Webinar}")))
            .Select(page => page.Response.Headers.GetValues("Content-Security-Policy").Single().Split("; ").Single(directive => directive.StartsWith("form-action", StringComparison.Ordinal)));

        Assert.Equal(["form-action 'self' https:", "form-action 'self' https:", "form-action 'self'", "form-action 'self'"], policies);
    }

    [Fact]
    public async Task Every_post_has_its_key_in_the_address_or_is_refused_when_it_comes_from_elsewhere()
    {
        var visit = new Visit(site.Visitor());
        var posts = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            // Those of the newsroom are looked after by its own tests.
            .Select(endpoint => endpoint.RoutePattern).Where(pattern => !pattern.RawText!.StartsWith("redaktion", StringComparison.Ordinal)).ToList();
        Assert.True(posts.Count > 8, "The site's posts were not found");
        var faults = new List<string>();
        foreach (var post in posts.Where(post => !post.Parameters.Any(parameter => parameter.Name is "key" or "token")))
        {
            var answer = await visit.PostAsync("/" + post.RawText!.Replace("{slug}", Webinar, StringComparison.Ordinal), new Dictionary<string, string> { ["Name"] = "Åse Ærø", ["Email"] = "aase@almenbo.example" });
            // The site of these tests has no chapter to write about.
            if (answer.Status != (post.Parameters.Any(parameter => parameter.Name == "chapter") ? HttpStatusCode.NotFound : HttpStatusCode.BadRequest))
            {
                faults.Add($"{post.RawText} answers {(int)answer.Status}");
            }
        }

        Faults.None(faults);
    }

    [Fact]
    public async Task Looking_changes_nothing()
    {
        var aase = await AaseAsync();
        var soeren = await Attendee.OfAsync(site, "en-plads", "Søren O’Brien", "soeren@almenbo.example");
        await Attendee.OfAsync(site, "en-plads", "Bo", "bo@almenbo.example");
        await soeren.PostAsync("/afmelding");
        var consent = await ConsentAsync();
        await AllSentAsync();
        var addresses = Attendee.Steps.Select(step => aase.Page + step).Concat(Attendee.Steps.Select(step => soeren.Page + step))
            .Concat([aase.Door, soeren.Door, consent, "/tilmelding/send-link", "/tilmelding/send-link/sendt", "/tilmelding/ny-adresse", $"/webinarer/{Webinar}", $"/webinarer/{Webinar}/tilmelding"])
            .Concat(LinksInMails()).ToHashSet();
        Assert.Contains($"{aase.Page}/ikke-mig", addresses);
        var pages = await Task.WhenAll(addresses.Select(aase.Browser.OpenAsync));
        addresses.UnionWith(pages.SelectMany(page => page.Links).Where(link => link.StartsWith('/')));
        var before = await DumpAsync();

        foreach (var moment in new[] { Launch.InMarch, Launch.StartsAt, Launch.EndsAt.AddDays(1) })
        {
            site.Now = moment;
            foreach (var address in addresses)
            {
                await aase.Browser.OpenAsync(address);
                using var head = new HttpRequestMessage(HttpMethod.Head, address);
                using var answer = await site.Visitor().SendAsync(head, TestContext.Current.CancellationToken);
                Assert.True((int)answer.StatusCode < 500, $"HEAD {address} answers {(int)answer.StatusCode}");
            }
        }

        Assert.Equal(before, await DumpAsync());
    }

    private Task<Attendee> AaseAsync() => Attendee.OfAsync(site, Webinar, "Åse Ærø", "aase@almenbo.example");

    private async Task<string> ConsentAsync()
    {
        await using var db = site.OpenDatabase();
        var consent = Consent.Give(Cast.Email("aase@almenbo.example"), "/webinarer", site.Now);
        db.Consents.Add(consent);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return Addresses.Consent(consent.Id, site.Services.GetRequiredService<LinkKeys>().Consent(consent.Id));
    }

    /// <summary>Waits for the site's own work to be done, so that it cannot be taken for somebody else's.</summary>
    private async Task AllSentAsync()
    {
        await using var db = site.OpenDatabase();
        while (await db.Mails.AnyAsync(mail => mail.State == MailState.Queued, TestContext.Current.CancellationToken))
        {
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private IEnumerable<string> LinksInMails() =>
        from file in Directory.EnumerateFiles(Path.Combine(site.DataRoot, "mail"), "*.eml")
        let text = MimeMessage.Load(file).TextBody
        from word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        where word.StartsWith(SiteFactory.Address, StringComparison.Ordinal)
        select word[SiteFactory.Address.Length..];

    /// <summary>Every row of every table.</summary>
    private async Task<string> DumpAsync()
    {
        await using var database = new SqliteConnection($"Data Source={Path.Combine(site.DataRoot, "almenhaefte.db")};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        foreach (var table in await ReadAsync(database, "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"))
        {
            rows.Add(table);
            rows.AddRange(await ReadAsync(database, $"SELECT * FROM \"{table}\""));
        }

        return string.Join('\n', rows);
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection database, string sql)
    {
        await using var command = database.CreateCommand();
#pragma warning disable CA2100 // The names come from the database itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        var rows = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            rows.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(reader.GetValue)));
        }

        return rows;
    }
}
