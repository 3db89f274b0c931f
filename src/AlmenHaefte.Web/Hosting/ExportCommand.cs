using AlmenHaefte.Web.StaticCopies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// The command <c>export</c>: the public pages as files in a folder, for a web server or a network of them to serve. Made by asking the site itself, started for
/// that alone on an empty store of its own, so it may be run beside the site.
/// </summary>
internal static class ExportCommand
{
    public const string Use = "export <mappe>";

    public static bool IsAskedFor(string[] words) => words is ["export", not ['-', ..]];

    /// <summary>Nothing of the real site's data is touched, nothing is sent, nothing from outside is asked for.</summary>
    public static void KeepApart(WebApplicationBuilder builder) => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
    {
        ["Data:Root"] = Directory.CreateTempSubdirectory("almenhaefte-export-").FullName,
        ["Mail:Transport"] = "Folder",
        ["Backup:On"] = "false",
        ["Links:Check"] = "false",
        ["Metrics:Endpoint"] = "",
        ["Serilog:MinimumLevel:Default"] = "Error",
        ["Serilog:MinimumLevel:Override:Microsoft"] = "Error",
        ["Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime"] = "Error",
        ["Urls"] = "http://127.0.0.1:0",
    });

    /// <returns>The process's exit code: 0 when the copy is whole, else 1.</returns>
    public static async Task<int> RunAsync(WebApplication site, string folder, TextWriter output)
    {
        try
        {
            if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            {
                output.WriteLine($"{folder} er ikke tom – vælg en ny mappe, så intet gammelt bliver liggende");
                return 1;
            }
            Directory.CreateDirectory(folder);
            await site.StartAsync();
            var copy = await CopyAsync(site);
            await site.StopAsync();
            return Tell(copy, folder, output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"{folder} kan ikke skrives – vælg en mappe, som sitets bruger må lave");
            return 1;
        }
        finally
        {
            Directory.Delete(site.Services.GetRequiredService<DataFolder>().Path, recursive: true);
        }
    }

    private static async Task<StaticCopy> CopyAsync(WebApplication site)
    {
        var address = site.Services.GetRequiredService<SiteAddress>();
        var listening = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var visitor = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(listening), Timeout = TimeSpan.FromMinutes(2) };
        visitor.DefaultRequestHeaders.Host = address.Host;
        var copy = new StaticCopy(visitor, address.Of("/"));
        // The title page tells the sizes of the files once they are made, and the first round has them be.
        await copy.CollectAsync(CancellationToken.None);
        await copy.CollectAsync(CancellationToken.None);
        return copy;
    }

    private static int Tell(StaticCopy copy, string folder, TextWriter output)
    {
        foreach (var fault in copy.Faults)
        {
            output.WriteLine(fault);
        }
        if (copy.Faults.Count > 0)
        {
            return 1;
        }
        copy.WriteTo(folder);
        output.WriteLine($"{copy.Files.Count} filer i {Path.GetFullPath(folder)}. Sitet selv svarer på alle adresser med ? i og på disse:");
        foreach (var left in copy.Left.Where(address => !address.Contains('?', StringComparison.Ordinal)))
        {
            output.WriteLine($"  {left}");
        }
        return 0;
    }
}
