using System.Diagnostics;
using System.Text;
using AlmenHaefte.Content;
using AlmenHaefte.Staff;
using AlmenHaefte.Tests.Editions;
using AlmenHaefte.Tests.Newsroom;
using AlmenHaefte.Tests.Webinars;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>Every page and the stylesheet through the Nu Html Checker, which knows the standards. VNU_JAR names its vnu.jar; without it and Java the tests are skipped, save in CI.</summary>
[Collection<SharedCrawl>]
public sealed class ValidityTests(CrawledSite site)
{
    [Fact]
    public async Task Every_page_is_valid_HTML() => await AreValidAsync([.. site.Answers.Where(answer => answer.IsPage)]);

    /// <summary>The site itself has only its first edition yet.</summary>
    [Fact]
    public async Task So_are_the_pages_of_editions_with_everything_that_can_have_changed()
    {
        await using var edited = new SiteWithEditions();
        using var visitor = edited.Visitor();
        await AreValidAsync([
            await Answer.OfAsync(visitor, SiteWithEditions.List, TestContext.Current.CancellationToken),
            await Answer.OfAsync(visitor, SiteWithEditions.First, TestContext.Current.CancellationToken),
            await Answer.OfAsync(visitor, SiteWithEditions.Second, TestContext.Current.CancellationToken),
            await Answer.OfAsync(visitor, $"{SiteWithEditions.List}/3", TestContext.Current.CancellationToken)]);
    }

    [Fact]
    public async Task So_are_the_pages_of_the_newsroom()
    {
        await using var newsroom = new WebinarSite();
        using var visitor = newsroom.Visitor();
        var cancellation = TestContext.Current.CancellationToken;
        var firstRun = await Answer.OfAsync(visitor, Addresses.NewsroomSignIn, cancellation);
        var aase = await Colleague.OfAsync(newsroom, StaffRole.Administrator);
        await AreValidAsync([
            firstRun,
            await Answer.OfAsync(visitor, Addresses.NewsroomSignIn, cancellation),
            await Answer.OfAsync(visitor, await Colleague.LinkAsync(newsroom, "bo@almennet.example"), cancellation),
            await Answer.OfAsync(visitor, Addresses.StaffLink("forkert"), cancellation),
            await Answer.OfAsync(aase.Browser, Addresses.Newsroom, cancellation),
            await Answer.OfAsync(aase.Browser, Addresses.MyAccount, cancellation),
            await Answer.OfAsync(aase.Browser, Addresses.Staff, cancellation),
            await Answer.OfAsync(aase.Browser, Addresses.StaffMember(aase.Member.Id), cancellation),
            await Answer.OfAsync(aase.Browser, Addresses.StaffMemberRemoval(aase.Member.Id), cancellation)]);
    }

    private static async Task AreValidAsync(IReadOnlyList<Answer> pages)
    {
        var checker = FindChecker();
        var folder = Directory.CreateTempSubdirectory("almenhaefte-html-");
        try
        {
            foreach (var (index, page) in pages.Index())
            {
                await File.WriteAllBytesAsync(Path.Combine(folder.FullName, $"{index}.html"), page.Body.ToArray(), TestContext.Current.CancellationToken);
            }
            var complaints = await ComplaintsAsync(checker, "--html", folder.FullName);
            Faults.None(complaints.Select(complaint => pages.Index().Aggregate(complaint, (text, page) => text.Replace($"{new Uri(Path.Combine(folder.FullName, $"{page.Index}.html")).AbsoluteUri}\"", $"{page.Item}\"", StringComparison.Ordinal))));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_page_for_an_unforeseen_failure_is_valid_HTML() =>
        Faults.None(await ComplaintsAsync(FindChecker(), "--html", OwnFile("500.html")));

    [Theory]
    [InlineData("css/site.css")]
    [InlineData("css/print.css")]
    [InlineData("css/worksheet.css")]
    [InlineData("css/newsroom.css")]
    public async Task Our_stylesheets_are_valid_CSS(string file) => Faults.None(await ComplaintsAsync(FindChecker(), "--css", OwnFile(file)));

    private static string OwnFile(string path) => Path.Combine(ContentFolder.Find("src/AlmenHaefte.Web/wwwroot", AppContext.BaseDirectory)!, path);

    private static string FindChecker()
    {
        var checker = Environment.GetEnvironmentVariable("VNU_JAR");
        var missing = string.IsNullOrEmpty(checker) ? "VNU_JAR does not name a vnu.jar" : !File.Exists(checker) ? $"VNU_JAR names {checker}, which is not there" : !HasJava() ? "there is no java on the PATH" : null;
        Needed.ToBeThere(missing is null ? null : $"HTML and CSS cannot be validated: {missing}.");
        return checker!;
    }

    private static bool HasJava() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "java.exe" : "java")));

    private static async Task<IReadOnlyList<string>> ComplaintsAsync(string checker, string kind, string path)
    {
        using var java = Process.Start(new ProcessStartInfo("java", [.. Needed.QuickJava, "-jar", checker, kind, "--errors-only", "--format", "gnu", path]) { RedirectStandardError = true, StandardErrorEncoding = Encoding.UTF8 })!;
        var complaints = await java.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await java.WaitForExitAsync(TestContext.Current.CancellationToken);
        return complaints.Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
