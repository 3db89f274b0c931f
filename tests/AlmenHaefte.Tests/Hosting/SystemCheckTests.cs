using AlmenHaefte.Data;
using AlmenHaefte.Tests.Data;
using AlmenHaefte.Web.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>What whoever runs the site should have seen to, told by the command and by the log.</summary>
public sealed class SystemCheckTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-opsaetning-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Data => Path.Combine(folder.FullName, "data");

    private string Content => Path.Combine(folder.FullName, "content");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_site_that_is_set_up_as_it_should_be_is_told_so_and_nothing_is_changed()
    {
        await WriteContentAsync();
        MigratedDatabase.CopyTo(Data);

        var (exitCode, said) = await CommandProcess.RunAsync("check --system", Right());

        Assert.Equal((0, "Opsætningen er i orden.\n"), (exitCode, said));
        Assert.Equal(["almenhaefte.db"], Directory.GetFileSystemEntries(Data).Select(Path.GetFileName));
    }

    [Fact]
    public async Task Everything_that_is_not_seen_to_is_one_line_by_the_command()
    {
        var (exitCode, said) = await CommandProcess.RunAsync("check --system",
            ("Site:Address", "http://haefter.example"), ("Site:Clock", "2022-03-28T09:00+02:00"), ("AllowedHosts", "*"), ("Data:Root", Data));

        Assert.Equal(1, exitCode);
        Assert.Equal(
            [
                "Site:Address er ikke https, så andre kan læse med, og adgangsnøgler virker ikke – skriv adressen med https",
                "Site:Clock er sat, så sitet viser en anden dag end i dag – fjern indstillingen",
                "AllowedHosts er *, så sitet svarer under alle navne – fjern indstillingen, så svarer det kun under navnet i Site:Address",
                "Proxy:Known er ikke sat, så bag en proxy ligner alle gæster én – skriv proxyens adresse, eller direct når der ingen er",
                "site.yml mangler udgiverens »Ansvarlig«, og siderne siger, at det udfyldes – skriv det under kontakt",
                "site.yml mangler udgiverens »Mail«, og siderne siger, at det udfyldes – skriv det under kontakt",
                "site.yml mangler udgiverens »Telefon«, og siderne siger, at det udfyldes – skriv det under kontakt",
                "site.yml mangler udgiverens »Adresse«, og siderne siger, at det udfyldes – skriv det under kontakt",
                "site.yml mangler udgiverens »CVR-nummer«, og siderne siger, at det udfyldes – skriv det under kontakt",
                $"Data:Root {Data} findes ikke – ret indstillingen, eller start sitet, som laver mappen",
                "Mail:Transport er Folder, så mails bliver til filer og når ingen – sæt Mail:Transport til Smtp og skriv Mail:Smtp:Host",
            ],
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Settings_that_cannot_be_right_are_one_line_each_and_all_at_once()
    {
        var (exitCode, said) = await CommandProcess.RunAsync("check --system", ("Site:Address", SiteFactory.Address), ("Proxy:Known", "nginx"), ("SignUp:LeastSeconds", "-1"));

        Assert.Equal(1, exitCode);
        Assert.Equal(
            [
                "Proxy:Known skal være IP-adresser eller netværk med komma imellem, fx 127.0.0.1, 10.0.0.0/24",
                "SignUp:LeastSeconds skal være et helt tal fra 0 til 60",
            ],
            said.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_site_that_does_not_know_its_address_is_told_so() =>
        Assert.Equal((1, "Site:Address mangler: skriv sitets offentlige adresse, fx https://haefter.almennet.dk\n"), await CommandProcess.RunAsync("check --system"));

    [Fact]
    public async Task What_keeps_the_site_from_starting_is_told_without_starting_it()
    {
        PrivateFolder.Create(Path.Combine(Data, "keys"));
        await File.WriteAllTextAsync(Path.Combine(Data, "almenhaefte.db"), new string('x', 10_000), Cancellation);
        await File.WriteAllTextAsync(Path.Combine(Data, "keys", "links.key"), "kort", Cancellation);

        var (exitCode, said) = await CommandProcess.RunAsync("check --system", [.. Right(), ("Content:Root", folder.FullName)]);

        Assert.Equal(1, exitCode);
        var lines = said.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.StartsWith("Indholdet kan ikke vises: site.yml:1:", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Nøglen til mailenes links", lines[1], StringComparison.Ordinal);
        Assert.Contains("er beskadiget. Gendan den nyeste sikkerhedskopi, mens sitet står stille: restore <fil>", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_production_the_log_has_the_same_lines_and_the_site_runs()
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address));
        using var visitor = await site.VisitorAsync(Cancellation);

        Assert.Contains("\"@l\":\"Warning\"", await site.LineAsync(line => line.Contains("Proxy:Known er ikke sat", StringComparison.Ordinal), Cancellation), StringComparison.Ordinal);
        await site.LineAsync(line => line.Contains("Mail:Transport er Folder", StringComparison.Ordinal), Cancellation);
        await site.LineAsync(line => line.Contains("site.yml mangler udgiverens »CVR-nummer«", StringComparison.Ordinal), Cancellation);
    }

    [Theory]
    [InlineData("TZDIR", "/findes-ikke")]
    [InlineData("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1")]
    public async Task A_machine_that_does_not_know_Danish_time_is_refused_in_one_line(string key, string value)
    {
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), (key, value));

        Assert.Equal(1, await site.EndAsync(Cancellation));
        Assert.Equal("Maskinen kender ikke dansk tid eller dansk sprog: installér tzdata og ICU, og fjern DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", Assert.Single(site.Errors));
    }

    [Fact]
    public async Task A_data_folder_that_others_can_look_into_is_told_of()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        await using var site = new OpenSite();
        using var visitor = site.Visitor();

        Assert.Contains($"Data:Root {site.DataRoot} kan læses af andre på maskinen – chmod o= {site.DataRoot}", site.Services.Lacks());
    }

    [Fact]
    public async Task A_database_that_a_newer_release_has_changed_is_told_of()
    {
        const string Line = "Databasen er ændret af en nyere udgave af sitet end denne – sæt den nyere i drift igen, eller gå helt tilbage (docs/operations/set-up.md)";
        await using var site = new SmallSite();
        await using var db = site.OpenDatabase();
        Assert.DoesNotContain(Line, site.Services.Lacks());

        await db.Database.ExecuteSqlRawAsync("INSERT INTO __EFMigrationsHistory VALUES ('20991231000000_Senere', '10.0.0')", Cancellation);

        Assert.Contains(Line, site.Services.Lacks());
    }

    /// <summary>What belongs to the kernel is nobody's to change, not even root's, and there is no room in it.</summary>
    [Fact]
    public void A_folder_of_somebody_else_and_a_full_disk_are_told_of()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has such a folder.");

        var lacks = new DataFolder("/proc/self").Lacks().ToList();

        Assert.Contains("/proc/self tilhører en anden end den, sitet kører som – chown -R <brugeren> /proc/self", lacks);
        Assert.Contains("Der er under 200 MB fri plads til Data:Root /proc/self – ryd op på disken", lacks);
    }

    [Theory]
    [InlineData("Max open files            1024                 1048576              files     ", 1024L)]
    [InlineData("Max open files            unlimited            unlimited            files     ", null)]
    [InlineData("Max cpu time              unlimited            unlimited            seconds   ", null)]
    public void How_many_files_may_be_open_is_read_from_the_system(string line, long? most) => Assert.Equal(most, OpenFiles.Read(["Limit                     Soft Limit           Hard Limit           Units     ", line]));

    [Theory]
    [InlineData(4095L, 1)]
    [InlineData(4096L, 0)]
    [InlineData(null, 0)]
    public void Fewer_than_4096_open_files_are_too_few(long? most, int lacks) => Assert.Equal(lacks, new OpenFiles(most).Lacks().Count());

    private (string Key, string Value)[] Right() =>
    [
        ("Site:Address", SiteFactory.Address), ("Content:Root", Content), ("Data:Root", Data), ("Proxy:Known", "direct"),
        ("Mail:Transport", "Smtp"), ("Mail:From", "tilmelding@haefter.example"), ("Mail:Smtp:Host", "smtp.haefter.example"),
    ];

    private async Task WriteContentAsync()
    {
        await using var small = new SmallSite();
        foreach (var file in Directory.GetFiles(small.ContentRoot, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(Content, Path.GetRelativePath(small.ContentRoot, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            var text = await File.ReadAllTextAsync(file, Cancellation);
            await File.WriteAllTextAsync(copy, text.Replace("""navn: "" """.Trim(), "navn: Åse Ærø\n  mail: kontakt@almennet.example\n  telefon: 12 34 56 78\n  adresse: Søvej 1\n  cvr: 12345678", StringComparison.Ordinal), Cancellation);
        }
    }

    private sealed class OpenSite : SiteFactory
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(DataRoot, File.GetUnixFileMode(DataRoot) | UnixFileMode.OtherRead);
            }
        }
    }
}
