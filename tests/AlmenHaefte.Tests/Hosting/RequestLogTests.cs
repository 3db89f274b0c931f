using System.Text.Json;

namespace AlmenHaefte.Tests.Hosting;

public sealed class RequestLogTests
{
    [Fact]
    public async Task In_production_every_request_is_one_line_of_JSON_without_what_was_typed()
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address));
        using var visitor = await site.VisitorAsync(TestContext.Current.CancellationToken);

        await visitor.GetAsync("/haefter/strategiske-partnerskaber?q=hemmeligt", TestContext.Current.CancellationToken);
        await visitor.GetAsync("/findes-ikke?q=hemmeligt", TestContext.Current.CancellationToken);
        await site.LineAsync(line => line.Contains("findes-ikke", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        var lines = site.Output.Select(line => JsonDocument.Parse(line).RootElement).Where(line => line.TryGetProperty("RequestMethod", out _)).ToList();
        Assert.Equal([("GET", "/haefter/strategiske-partnerskaber", 200), ("GET", "/findes-ikke", 404)],
            lines.Select(line => (line.GetProperty("RequestMethod").GetString(), line.GetProperty("Address").GetString(), line.GetProperty("StatusCode").GetInt32())));
        Assert.All(lines, line => Assert.InRange(line.GetProperty("Elapsed").GetDouble(), 0.001, 30_000));
        Assert.DoesNotContain(site.Output, line => line.Contains("hemmeligt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task In_development_it_reads_as_a_sentence()
    {
        using var site = SiteProcess.Start("Development");
        using var visitor = await site.VisitorAsync(TestContext.Current.CancellationToken);

        await visitor.GetAsync("/om", TestContext.Current.CancellationToken);

        Assert.Matches(@"^\d\d:\d\d:\d\d INF GET /om 200 \d+\.\d ms$", await site.LineAsync(line => line.Contains("/om", StringComparison.Ordinal), TestContext.Current.CancellationToken));
    }
}
