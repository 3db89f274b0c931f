using System.Diagnostics;
using System.Text;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>Every page through the Nu Html Checker, which knows the standard. VNU_JAR names its vnu.jar; without it and Java the tests are skipped, save in CI.</summary>
[Collection<SharedCrawl>]
public sealed class HtmlValidityTests(CrawledSite site)
{
    [Fact]
    public async Task Every_page_is_valid_HTML()
    {
        var checker = FindChecker();
        var folder = Directory.CreateTempSubdirectory("almenhaefte-html-");
        try
        {
            var pages = site.Answers.Where(answer => answer.IsPage).ToList();
            foreach (var (index, page) in pages.Index())
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{index}.html"), page.Body.ToArray(), TestContext.Current.CancellationToken);
            }
            var complaints = await ComplaintsAsync(checker, folder.FullName);
            Faults.None(complaints.Select(complaint => pages.Index().Aggregate(complaint, (text, page) => text.Replace($"{new Uri(Path.Combine(folder.FullName, $"{page.Index}.html")).AbsoluteUri}\"", $"{page.Item}\"", StringComparison.Ordinal))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_page_for_an_unforeseen_failure_is_valid_HTML() =>
        Faults.None(await ComplaintsAsync(FindChecker(), Path.Combine(AlmenHaefte.Content.ContentFolder.Find("src/AlmenHaefte.Web/wwwroot", AppContext.BaseDirectory)!, "500.html")));

    private static string FindChecker()
    {
        var checker = Environment.GetEnvironmentVariable("VNU_JAR");
        var missing = string.IsNullOrEmpty(checker) ? "VNU_JAR does not name a vnu.jar" : !File.Exists(checker) ? $"VNU_JAR names {checker}, which is not there" : !HasJava() ? "there is no java on the PATH" : null;
        if (missing is not null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"The HTML was not validated: {missing}.");
            Assert.Fail($"CI must validate the HTML, but {missing}.");
        }
        return checker!;
    }

    private static bool HasJava() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "java.exe" : "java")));

    private static async Task<IReadOnlyList<string>> ComplaintsAsync(string checker, string path)
    {
        using var java = Process.Start(new ProcessStartInfo("java", ["-jar", checker, "--errors-only", "--format", "gnu", path]) { RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8 })!;
        var complaints = await java.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await java.WaitForExitAsync(TestContext.Current.CancellationToken);
        return complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
