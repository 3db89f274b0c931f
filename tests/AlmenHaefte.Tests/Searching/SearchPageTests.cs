using System.Net;
using AlmenHaefte.Tests.Hosting;
using AlmenHaefte.Tests.Webinars;
using AlmenHaefte.Web.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace AlmenHaefte.Tests.Searching;

/// <summary>The page where one searches, with the real content.</summary>
public sealed class SearchPageTests(SiteFactory site) : IClassFixture<SiteFactory>
{
    private readonly Visit visit = new(site.Visitor());

    public static TheoryData<string> HostileQueries =>
    [
        new string('a', 10_000),
        string.Join(' ', Enumerable.Range(0, 3_000).Select(n => $"ord{n}")),
        "\"uden slutning",
        "\"\"\"\"\"",
        "»«»»««",
        "beboer* AND (NEAR/3 OR NOT) ^titel: {a b}",
        "'; DROP TABLE SignUps; --",
        "<script>alert(1)</script>",
        "\"><img src=x onerror=alert(1)>",
        "\0\0beboerne\0",
        "😀👩‍👩‍👧‍👦",
        "\u202Eenreobeb\u202C",
        "\uD800",
        "xqzv\uFFFE",
        "%s%n{0}{{7*7}}",
        "og i at det",
        "-",
        "   ",
        "\u00AD\u200B\uFEFF",
        "../../etc/passwd",
    ];

    [Fact]
    public async Task Nothing_asked_shows_the_form_and_all_there_is()
    {
        var page = await visit.OpenAsync("/soeg");

        Assert.Equal((HttpStatusCode.OK, "Søg"), (page.Status, page.Heading));
        Assert.Equal("search", page.Form.GetAttribute("role"));
        Assert.Contains("/haefter/strategiske-partnerskaber/udbuddet", page.Links);
        Assert.Equal("", page.Document.QuerySelector("[role=status]")!.TextContent.Trim());
    }

    [Fact]
    public async Task What_is_found_stands_under_its_page_with_a_link_to_the_very_place_and_the_words_marked()
    {
        var page = await visit.OpenAsync("/soeg?q=partnerskabsudviklerens");

        var first = page.Document.QuerySelector("ol > li")!;
        Assert.Equal("/haefter/strategiske-partnerskaber/holdet", first.QuerySelector("h2 a")!.GetAttribute("href"));
        Assert.Equal("Punkt\u00A05", first.QuerySelector("p.quiet")!.TextContent);
        Assert.Contains("/haefter/strategiske-partnerskaber/holdet#partnerskabsudvikleren", first.QuerySelectorAll("a").Select(link => link.GetAttribute("href")));
        Assert.Contains(first.QuerySelectorAll("mark"), mark => mark.TextContent.StartsWith("artnerskabsudvikler", StringComparison.OrdinalIgnoreCase) || mark.TextContent.StartsWith("Partnerskabsudvikler", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("partnerskabsudviklerens", page.Value("q"));
        Assert.Equal("Søgning: partnerskabsudviklerens – AlmenHæfter", page.Document.Title);
    }

    [Fact]
    public async Task A_slip_of_the_keyboard_is_told_and_forgiven()
    {
        var page = await visit.OpenAsync("/soeg?q=portef%C3%B8lgen");

        Assert.Contains("»portefølgen« står ingen steder. Her er porteføljen i stedet.", page.Text, StringComparison.Ordinal);
        Assert.Contains("/soeg?q=portef%C3%B8ljen", page.Links);
        Assert.True(page.Has("ol > li"));
    }

    [Fact]
    public async Task A_word_that_is_nowhere_leads_on_to_the_contents()
    {
        var page = await visit.OpenAsync("/soeg?q=kvantefysikxyz");

        Assert.Contains("Ingen sider har det, du søger efter.", page.Text, StringComparison.Ordinal);
        Assert.Contains("/haefter/strategiske-partnerskaber/udbuddet", page.Links);
    }

    [Fact]
    public async Task When_no_page_has_it_all_those_with_most_of_it_are_shown_and_it_is_said()
    {
        var page = await visit.OpenAsync("/soeg?q=udbud+kvantefysikxyz+rammeaftale");

        Assert.Contains("Ingen side har det hele.", page.Text, StringComparison.Ordinal);
        Assert.True(page.Has("ol > li"));
    }

    [Fact]
    public async Task Every_place_that_is_linked_to_is_there()
    {
        foreach (var query in (string[])["beboere", "pris", "udbud", "fsb", "opmærksomhedspunkter", "rammeaftale"])
        {
            foreach (var link in (await visit.OpenAsync($"/soeg?q={Uri.EscapeDataString(query)}")).Document.QuerySelectorAll("ol.entries a").Select(link => link.GetAttribute("href")!).Where(link => link.StartsWith('/')))
            {
                var page = await visit.OpenAsync(link.Split('#')[0]);
                Assert.True(page.Status is HttpStatusCode.OK, link);
                Assert.True(!link.Contains('#', StringComparison.Ordinal) || page.Document.GetElementById(link.Split('#')[1]) is not null, link);
            }
        }
    }

    [Theory]
    [MemberData(nameof(HostileQueries))]
    public async Task Whatever_is_asked_gets_a_calm_page(string query)
    {
        // A lone half of a character cannot be escaped by the framework; a browser sends it so.
        var page = await visit.OpenAsync($"/soeg?q={(query == "\uD800" ? "%ED%A0%80" : Uri.EscapeDataString(query))}");

        Assert.Equal((HttpStatusCode.OK, "Søg"), (page.Status, page.Heading));
        Assert.False(page.Has("main script, main img"));
    }

    [Fact]
    public async Task A_whole_office_may_search_but_a_machine_is_asked_to_wait_and_finds_the_contents()
    {
        await using var served = new ServedSite();
        var visit = served.From("127.0.0.1");
        var limit = served.Services.GetRequiredService<ClientLimits>().Searches;
        for (var search = 0; search < 2_999; search++)
        {
            Assert.Null(limit.Wait(IPAddress.Loopback, served.Now));
        }

        var last = await visit.OpenAsync("/soeg?q=beboerne");
        var refused = await visit.OpenAsync("/soeg?q=beboerne");

        Assert.Equal(HttpStatusCode.OK, last.Status);
        Assert.Equal((HttpStatusCode.TooManyRequests, "Søg", "beboerne"), (refused.Status, refused.Heading, refused.Value("q")));
        Assert.InRange(refused.Response.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 540, 600);
        Assert.Contains("Vent 10 minutter, og søg igen.", refused.Document.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await visit.OpenAsync("/soeg")).Status);
        Assert.True(refused.Has("#fundet"));
    }

    [Fact]
    public async Task The_sources_are_found_by_their_mark_their_title_and_who_wrote_them()
    {
        foreach (var query in (string[])["K16", "markant ny strategi", "Fagbladet Boligen"])
        {
            Assert.Contains("/haefter/strategiske-partnerskaber/kilder#K16", (await visit.OpenAsync($"/soeg?q={Uri.EscapeDataString(query)}")).Links);
        }
    }

    [Fact]
    public async Task A_webinar_is_not_found_before_it_is_public()
    {
        await using var own = new WebinarSite();
        own.Publish("hemmeligt", "offentlig-fra: 2022-04-01T09:00");
        var visitor = new Visit(own.Visitor());
        Assert.DoesNotContain("/webinarer/hemmeligt", (await visitor.OpenAsync("/soeg?q=værksted")).Links);

        own.Now = new DateTimeOffset(2022, 4, 1, 9, 0, 0, TimeSpan.FromHours(2));
        Assert.Contains("/webinarer/hemmeligt", (await visitor.OpenAsync("/soeg?q=værksted")).Links);
    }

    [Fact]
    public async Task An_unknown_address_offers_to_search() =>
        Assert.Equal("/soeg", (await visit.OpenAsync("/findes-ikke")).Form.GetAttribute("action"));
}
