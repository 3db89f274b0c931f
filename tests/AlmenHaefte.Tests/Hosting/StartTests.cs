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
    public async Task A_file_of_settings_that_cannot_be_read_is_named_with_its_line()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "appsettings.json");
        await File.WriteAllTextAsync(file, "{\n  \"Site\": {\n    \"Address\" \"https://haefter.example\"\n}\n", TestContext.Current.CancellationToken);
        using var site = SiteProcess.Start("Production", ("ASPNETCORE_CONTENTROOT", folder.Path));

        Assert.Equal(1, await site.EndAsync(TestContext.Current.CancellationToken));
        var line = Assert.Single(site.Errors);
        Assert.Contains("linje 3", line, StringComparison.Ordinal);
        Assert.Contains(file, line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_any_content_the_site_does_not_start()
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Content:Root", Path.Combine(Path.GetTempPath(), "findes-ikke")));

        Assert.Equal(1, await site.EndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Indholdet kan ikke vises: site.yml:1: filen mangler – læg den øverst i indholdsmappen", Assert.Single(site.Errors));
    }

    [Fact]
    public async Task What_the_service_manager_gives_it_in_a_file_is_a_setting_like_any_other()
    {
        using var secrets = new TemporaryFolder();
        await File.WriteAllTextAsync(Path.Combine(secrets.Path, "Site__Address"), "hemmelig\n", TestContext.Current.CancellationToken);
        using var site = SiteProcess.Start("Production", ("CREDENTIALS_DIRECTORY", secrets.Path), ("Site:Address", SiteFactory.Address));

        Assert.Equal(1, await site.EndAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Site:Address skal være en hel adresse, fx https://haefter.almennet.dk", Assert.Single(site.Errors));
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

    /// <summary>The framework's own choice for a web site is one for each core, and a setting that it does not know it does not mind.</summary>
    [Fact]
    public async Task The_program_has_one_heap_for_all_cores() => Assert.Contains(
        "\"System.GC.Server\": false",
        await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "AlmenHaefte.Web.runtimeconfig.json"), TestContext.Current.CancellationToken),
        StringComparison.Ordinal);

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("almenhaefte-start-").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
