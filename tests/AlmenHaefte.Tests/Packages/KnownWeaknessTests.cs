using System.Diagnostics;
using AlmenHaefte.Content;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace AlmenHaefte.Tests.Packages;

/// <summary>A restore with the settings of the repository, and a registry that tells what a test wants it to.</summary>
public sealed class KnownWeaknessTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-svaghed-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_restore_fails_when_a_slight_weakness_is_known_in_a_package_and_else_does_not()
    {
        var package = LockedPackage.All().First(package => package.Name == "DiffPlex");

        var (failed, said) = await RestoreAsync(package, knownUpTo: "99.0.0");
        Assert.True(failed, said);
        Assert.Contains("NU1901", said, StringComparison.Ordinal);

        var (failedAlsoNow, saidThen) = await RestoreAsync(package, knownUpTo: "0.0.1");
        Assert.False(failedAlsoNow, saidThen);
    }

    private async Task<(bool Failed, string Said)> RestoreAsync(LockedPackage package, string knownUpTo)
    {
        await using var registry = Registry(package, knownUpTo);
        await registry.StartAsync(Cancellation);
        var project = folder.CreateSubdirectory(knownUpTo);
        Write(project, package, Address(registry));
        var start = new ProcessStartInfo("dotnet", ["restore", "-nodeReuse:false", project.FullName]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["NUGET_HTTP_CACHE_PATH"] = Path.Combine(project.FullName, "cache");
        using var restore = Process.Start(start)!;
        var (said, errors) = (restore.StandardOutput.ReadToEndAsync(Cancellation), restore.StandardError.ReadToEndAsync(Cancellation));
        await restore.WaitForExitAsync(Cancellation);
        return (restore.ExitCode != 0, await said + await errors);
    }

    private static void Write(DirectoryInfo project, LockedPackage package, string registry)
    {
        File.WriteAllText(Path.Combine(project.FullName, "Directory.Build.props"), $"""<Project><Import Project="{Path.Combine(Path.GetDirectoryName(ContentFolder.Find("docs", AppContext.BaseDirectory))!, "Directory.Build.props")}" /></Project>""");
        File.WriteAllText(Path.Combine(project.FullName, "a.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally></PropertyGroup>
              <ItemGroup><PackageReference Include="{package.Name}" Version="{package.Version}" /></ItemGroup>
            </Project>
            """);
        // The package lies on this machine already; nobody else is asked for anything.
        File.WriteAllText(Path.Combine(project.FullName, "nuget.config"), $"""
            <configuration>
              <packageSources><clear /></packageSources>
              <auditSources><clear /><add key="registry" value="{registry}/index.json" allowInsecureConnections="true" /></auditSources>
            </configuration>
            """);
    }

    private static WebApplication Registry(LockedPackage package, string knownUpTo)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.MapGet("/index.json", () => Text($$"""{ "version": "3.0.0", "resources": [{ "@id": "{{Address(app)}}/known.json", "@type": "VulnerabilityInfo/6.7.0" }] }"""));
        app.MapGet("/known.json", () => Text($$"""[{ "@name": "base", "@id": "{{Address(app)}}/base.json", "@updated": "2026-11-01T00:00:00Z" }]"""));
        app.MapGet("/base.json", () => Text($$"""{ "{{package.Name.ToLowerInvariant()}}": [{ "url": "https://registry.example/1", "severity": 0, "versions": "(, {{knownUpTo}})" }] }"""));
        return app;
    }

    private static IResult Text(string json) => Results.Text(json, "application/json");

    private static string Address(WebApplication app) => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
}
