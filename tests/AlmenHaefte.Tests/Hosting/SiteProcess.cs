using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using AlmenHaefte.Content;

namespace AlmenHaefte.Tests.Hosting;

/// <summary>The program itself, started as whoever runs the site starts it: with settings in its environment, and what it writes to be read.</summary>
public sealed partial class SiteProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "AlmenHaefte.Web.dll");

    private readonly DirectoryInfo data = Directory.CreateTempSubdirectory("almenhaefte-process-");
    private readonly Process process;
    private readonly ConcurrentQueue<string> output = new();
    private readonly ConcurrentQueue<string> errors = new();

    private SiteProcess(string environment, IEnumerable<(string Key, string Value)> settings, ProcessStartInfo start)
    {
        start.WorkingDirectory = ContentFolder.Find("src/AlmenHaefte.Web", AppContext.BaseDirectory)!;
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        start.Environment["Data__Root"] = data.FullName;
        start.Environment["Downloads__Pdf"] = "false";
        foreach (var (key, value) in settings)
        {
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        }
        process = new Process { StartInfo = start };
        process.OutputDataReceived += (_, line) => Keep(line.Data, output);
        process.ErrorDataReceived += (_, line) => Keep(line.Data, errors);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    /// <summary>The log so far, line by line.</summary>
    public IReadOnlyCollection<string> Output => output;

    public IReadOnlyCollection<string> Errors => errors;

    public static SiteProcess Start(string environment, params (string Key, string Value)[] settings) =>
        new(environment, settings, new ProcessStartInfo("dotnet", [Program, "--urls", "http://127.0.0.1:0"]));

    /// <summary>Its log goes to a disk that is full, so nobody can read from it where it listens: on a socket with this name.</summary>
    public static SiteProcess StartWithFullLog(string socket, params (string Key, string Value)[] settings) =>
        new("Production", settings, new ProcessStartInfo("sh", ["-c", "exec dotnet \"$0\" --urls \"http://unix:$1\" > /dev/full", Program, socket]));

    /// <summary>Someone who visits the site, as soon as it listens.</summary>
    public async Task<HttpClient> VisitorAsync(CancellationToken cancellation) =>
        new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(Address().Match(await LineAsync(line => Address().IsMatch(line), cancellation)).Value) };

    /// <summary>The first line of the log that fits; waits for it.</summary>
    public async Task<string> LineAsync(Func<string, bool> fits, CancellationToken cancellation)
    {
        for (var waited = Stopwatch.StartNew(); waited.Elapsed < Patience; await Task.Delay(20, cancellation))
        {
            if (output.FirstOrDefault(fits) is { } line)
            {
                return line;
            }
        }
        throw new TimeoutException($"The line never came. The program wrote:{Environment.NewLine}{string.Join(Environment.NewLine, output.Concat(errors))}");
    }

    /// <summary>As the service manager asks a program to end (SIGTERM).</summary>
    public async Task AskToEndAsync(CancellationToken cancellation)
    {
        using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(cancellation);
    }

    /// <summary>SIGKILL: without a chance to finish anything.</summary>
    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    /// <returns>The exit code of a program that ends by itself.</returns>
    public async Task<int> EndAsync(CancellationToken cancellation)
    {
        await process.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
        return process.ExitCode;
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit();
        }
        process.Dispose();
        data.Delete(recursive: true);
    }

    private static void Keep(string? line, ConcurrentQueue<string> lines)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+")]
    private static partial Regex Address();
}
