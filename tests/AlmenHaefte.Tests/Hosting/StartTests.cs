namespace AlmenHaefte.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task In_production_the_site_does_not_start_without_knowing_its_address()
    {
        using var site = SiteProcess.Start("Production");

        Assert.Equal(1, await site.EndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Site:Address mangler: skriv sitets offentlige adresse, fx https://haefter.almennet.dk", Assert.Single(site.Errors));
        Assert.Empty(site.Output);
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused_too()
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", "haefter.almennet.dk"));

        Assert.Equal(1, await site.EndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Site:Address skal være en hel adresse, fx https://haefter.almennet.dk", Assert.Single(site.Errors));
    }

    [Fact]
    public async Task Without_any_content_the_site_does_not_start()
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Content:Root", Path.Combine(Path.GetTempPath(), "findes-ikke")));

        Assert.Equal(1, await site.EndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Indholdet kan ikke vises: site.yml:1: filen mangler – læg den øverst i indholdsmappen", Assert.Single(site.Errors));
    }

    [Fact]
    public async Task A_second_site_on_the_same_data_does_not_start()
    {
        using var folder = new TemporaryFolder();
        var settings = new[] { ("Site:Address", SiteFactory.Address), ("Data:Root", folder.Path) };
        using var first = SiteProcess.Start("Production", settings);
        using var visitor = await first.VisitorAsync(TestContext.Current.CancellationToken);
        using var second = SiteProcess.Start("Production", settings);

        Assert.Equal(1, await second.EndAsync(TestContext.Current.CancellationToken));
        Assert.Contains(folder.Path, Assert.Single(second.Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_set_clock_is_warned_of_in_the_log()
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Site:Clock", "2022-03-28T09:00+02:00"));

        var warning = await site.LineAsync(line => line.Contains("clock is set", StringComparison.Ordinal), TestContext.Current.CancellationToken);

        Assert.Contains("\"@l\":\"Warning\"", warning, StringComparison.Ordinal);
        Assert.Contains("2022-03-28", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_real_time_is_not_worth_a_word()
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address));
        using var visitor = await site.VisitorAsync(TestContext.Current.CancellationToken);

        Assert.DoesNotContain(site.Output, line => line.Contains("clock", StringComparison.OrdinalIgnoreCase));
    }

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("almenhaefte-start-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
