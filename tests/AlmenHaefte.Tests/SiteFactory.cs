using AlmenHaefte.Data;
using AlmenHaefte.Tests.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;

namespace AlmenHaefte.Tests;

/// <summary>
/// The whole site as it runs in production, with its real pipeline and a migrated database of its own in a temporary folder.
/// The clock stands where the test puts it: by default on a day when the launch webinar is open for sign-up.
/// </summary>
public class SiteFactory : WebApplicationFactory<Program>
{
    public const string Address = "https://haefter.example";

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("almenhaefte-test-");

    /// <summary>Null for the real time.</summary>
    public string? Clock { get; init; } = "2022-03-28T09:00:00+02:00";

    /// <summary>The content folder; the real one unless the test makes its own.</summary>
    public string ContentRoot { get; init; } = "content";

    /// <summary>Production unless the test is about what only development does.</summary>
    public string EnvironmentName { get; init; } = "Production";

    /// <summary>How long somebody must look at a form before it is taken; tests are in a hurry.</summary>
    public int LeastSeconds { get; init; }

    /// <summary>A test of something else does not start a Chromium.</summary>
    public bool MakesPdf { get; init; }

    /// <summary>Whether the site finds its tables; without, it makes its folder and all that is in it.</summary>
    public bool HasTables { get; init; } = true;

    /// <summary>Not there until the site is.</summary>
    public string DataRoot => Path.Combine(data.FullName, "data");

    /// <summary>Speaks as a browser over TLS that does not follow redirects.</summary>
    public HttpClient Visitor() => CreateClient(new WebApplicationFactoryClientOptions { BaseAddress = new Uri(Address), AllowAutoRedirect = false });

    /// <summary>The database, to see what is stored.</summary>
    public SiteDb OpenDatabase() => new(SiteDatabase.Options(DataRoot));

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        if (HasTables)
        {
            MigratedDatabase.CopyTo(DataRoot);
        }
        builder.UseEnvironment(EnvironmentName);
        builder.UseSetting("Site:Address", Address);
        if (Clock is not null)
        {
            builder.UseSetting("Site:Clock", Clock);
        }
        builder.UseSetting("Content:Root", ContentRoot);
        builder.UseSetting("Data:Root", DataRoot);
        builder.UseSetting("Downloads:Pdf", $"{MakesPdf}");
        builder.UseSetting("Links:Check", "False");
        // As a published site: else files that are being worked on are looked for anew at each request.
        builder.UseSetting("ReloadStaticAssetsAtRuntime", "False");
        builder.UseSetting("SignUp:LeastSeconds", $"{LeastSeconds}");
        builder.UseSetting("Serilog:MinimumLevel:Default", "Error");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft", "Error");
        builder.UseSetting("Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Error");
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        // The base calls this once by way of each kind of disposal.
        if (disposing && Directory.Exists(data.FullName))
        {
            data.Delete(recursive: true);
        }
    }
}
