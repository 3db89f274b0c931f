using System.ComponentModel;
using System.Diagnostics;
using AlmenHaefte.Data;

namespace AlmenHaefte.Downloads;

/// <summary>
/// Makes a PDF of a page by a Chromium of the machine. The page comes as one file that needs no other, and Chromium has a fresh profile and a home of its own for
/// each. A file that is not whole never gets its name.
/// </summary>
/// <param name="chromium">The program.</param>
/// <param name="limit">A program that is not done by then is ended, and all that it started.</param>
public sealed class PdfPress(string chromium, TimeSpan limit)
{
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    /// <summary>The program that was named, or else one in the usual places; null when it is not there.</summary>
    public static string? Find(string? named) => (string.IsNullOrWhiteSpace(named) ? UsualPlaces : [named]).FirstOrDefault(File.Exists);

    /// <exception cref="PdfFailedException">There is no new file, and the reason.</exception>
    public async Task PrintAsync(string html, string target, CancellationToken cancellation)
    {
        var work = Directory.CreateTempSubdirectory("almenhaefte-pdf-");
        try
        {
            var page = Path.Combine(work.FullName, "haefte.html");
            var made = Path.Combine(work.FullName, "haefte.pdf");
            await File.WriteAllTextAsync(page, html, cancellation);
            await RunAsync(work.FullName, page, made, cancellation);
            Check(made);
            PrivateFolder.Create(Path.GetDirectoryName(target)!);
            var unfinished = target + ".tmp";
            File.Copy(made, unfinished, overwrite: true);
            File.Move(unfinished, target, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or Win32Exception)
        {
            throw new PdfFailedException(e.Message);
        }
        finally
        {
            Remove(work);
        }
    }

    private async Task RunAsync(string work, string page, string made, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(chromium, [.. Arguments(work, page, made)]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = work };
        start.Environment["HOME"] = work;
        using var process = Process.Start(start) ?? throw new PdfFailedException("the program did not start");
        using var time = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        time.CancelAfter(limit);
        try
        {
            // Read to their ends, or a program that writes much would wait for ever.
            var output = process.StandardOutput.ReadToEndAsync(time.Token);
            var errors = process.StandardError.ReadToEndAsync(time.Token);
            await process.WaitForExitAsync(time.Token);
            if (process.ExitCode != 0)
            {
                throw new PdfFailedException($"exit code {process.ExitCode}: {Last(await errors + await output)}");
            }
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new PdfFailedException($"not done within {limit.TotalSeconds} seconds");
        }
        finally
        {
            End(process);
        }
    }

    private static IEnumerable<string> Arguments(string work, string page, string made)
    {
        string[] always =
        [
            "--headless", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--generate-pdf-document-outline", "--no-pdf-header-footer", $"--user-data-dir={Path.Combine(work, "profile")}", $"--print-to-pdf={made}", new Uri(page).AbsoluteUri,
        ];
        // Chromium refuses its sandbox to the administrator, and what it prints is our own text.
        return Environment.IsPrivilegedProcess ? always.Prepend("--no-sandbox") : always;
    }

    private static void End(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended by itself.
        }
    }

    private static void Check(string file)
    {
        if (!File.Exists(file) || PdfFile.PagesOf(File.ReadAllBytes(file)) == 0)
        {
            throw new PdfFailedException("what was written is not a PDF");
        }
    }

    private static string Last(string output) => output.Length <= 300 ? output.Trim() : output[^300..].Trim();

    private static void Remove(DirectoryInfo work)
    {
        try
        {
            work.Delete(recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // A process that is just ending may still hold a file of its profile; the system clears its temporary folder.
        }
    }
}

/// <summary>No PDF was made; the message says why.</summary>
public sealed class PdfFailedException(string reason) : Exception(reason);
