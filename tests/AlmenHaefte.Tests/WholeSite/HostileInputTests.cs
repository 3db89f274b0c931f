using System.Diagnostics;
using System.Text.Json;
using AlmenHaefte.Content;
using AlmenHaefte.Tests.Hosting;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>What <c>tests/scripts/hostile_inputs.py</c> sends to the program itself, byte by byte, and puts into its content; there it says what may come of each input.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const string Python = "/usr/bin/python3";

    /// <summary>A test says nothing of speed; by hand the script asks for two seconds.</summary>
    private const string Seconds = "60";

    private static readonly string[] Ours = ["prove", "vaert", "Åse Ærø", "Ågård", "fremmed.example", "CfDJ8"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("almenhaefte-fjendtligt-");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task The_site_holds_against_what_nobody_means_well_with_and_tells_the_log_of_nobody()
    {
        Needed.ToBeThere(File.Exists(Python) ? null : $"The inputs cannot be sent: there is no {Python}.");
        using var site = SiteProcess.Start("Production", ("Site:Address", SiteFactory.Address), ("Site:Clock", "2022-03-28T09:00+02:00"), ("Data:Root", Path.Combine(folder.FullName, "data")),
            ("Content:Root", CopyOfContent()), ("SignUp:LeastSeconds", "0"), ("SignUp:PerClient", "100000"), ("SignUp:PerOffice", "100000"), ("Links:Check", "false"));
        using var visitor = await site.VisitorAsync(Cancellation);

        var (exitCode, said) = await SendAsync(visitor.BaseAddress!);

        Assert.True(exitCode == 0, said);
        await site.AskToEndAsync(Cancellation);
        Assert.Equal(0, await site.EndAsync(Cancellation));
        Assert.All(site.Output, line => JsonDocument.Parse(line).Dispose());
        Assert.All(site.Output, line => Assert.DoesNotMatch("/(tilmelding|deltag|samtykke)/[0-9a-f]{32}", line));
        Faults.None(from line in site.Output from word in Ours where line.Contains(word, StringComparison.Ordinal) select $"The log has »{word}«: {line}");
    }

    private string Content => Path.Combine(folder.FullName, "content");

    private string CopyOfContent()
    {
        var original = ContentFolder.Find("content", AppContext.BaseDirectory)!;
        foreach (var file in Directory.EnumerateFiles(original, "*", SearchOption.AllDirectories))
        {
            var copy = new FileInfo(Path.Combine(Content, Path.GetRelativePath(original, file)));
            copy.Directory!.Create();
            File.Copy(file, copy.FullName);
        }
        return Content;
    }

    private async Task<(int ExitCode, string Said)> SendAsync(Uri site)
    {
        var script = Path.Combine(ContentFolder.Find("tests/scripts", AppContext.BaseDirectory)!, "hostile_inputs.py");
        string[] words = [script, site.AbsoluteUri, "lancering-strategiske-partnerskaber", "--database", Path.Combine(folder.FullName, "data", "almenhaefte.db"), "--seconds", Seconds, "--content", Content, "--mail", Path.Combine(folder.FullName, "data", "mail")];
        using var python = Process.Start(new ProcessStartInfo(Python, words) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var (said, errors) = (python.StandardOutput.ReadToEndAsync(Cancellation), python.StandardError.ReadToEndAsync(Cancellation));
        await python.WaitForExitAsync(Cancellation);
        return (python.ExitCode, await said + await errors);
    }
}
