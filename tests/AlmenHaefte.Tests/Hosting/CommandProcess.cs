using System.Diagnostics;
using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>The program run as a command, as whoever runs the site does.</summary>
public static class CommandProcess
{
    public static async Task<(int ExitCode, string Output)> RunAsync(string words, params (string Key, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "AlmenHaefte.Web.dll"), .. words.Split(' ')])
        {
            WorkingDirectory = ContentFolder.Find("src/AlmenHaefte.Web", AppContext.BaseDirectory)!,
            RedirectStandardOutput = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output);
    }
}
