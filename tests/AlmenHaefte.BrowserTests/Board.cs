using System.Diagnostics;
using AlmenHaefte.Tests.WholeSite;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

/// <summary>People who answer the questions of a worksheet.</summary>
internal sealed class Board(IPage page)
{
    public IPage Page => page;

    public ILocator Question(string id) => page.Locator($"article[data-question='{id}']");

    public Task<string> AnswerToAsync(string id) => Answer(Question(id)).InputValueAsync();

    public async Task AnswersAsync(string id, string answer, string status = "Ja")
    {
        await Answer(Question(id)).FillAsync(answer);
        await Question(id).GetByLabel(status, new() { Exact = true }).CheckAsync();
        await KeptAsync();
    }

    public Task KeptAsync() => Assertions.Expect(page.Locator(".keeping")).ToContainTextAsync("Gemt på denne computer kl.");

    public Task PressesAsync(string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();

    /// <summary>The file that a button gives.</summary>
    public async Task<string> TakesAsync(string button)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => PressesAsync(button));
        var path = Path.Combine(Path.GetDirectoryName(await download.PathAsync())!, $"{Guid.NewGuid():N}-{download.SuggestedFilename}");
        await download.SaveAsAsync(path);
        return path;
    }

    public Task TakesInAsync(string path) => page.Locator("input[type=file]").SetInputFilesAsync(path);

    public async Task ShutsNobodyOutAsync()
    {
        Faults.None(Accessibility.FaultsIn(page.Url, await page.RunAxe(Accessibility.Everything)));
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"), "something is wider than the window");
    }

    public static ILocator Answer(ILocator question) => question.GetByLabel("Svar", new() { Exact = true });

    /// <summary>What a program on this machine says of a file. Without the program the test is skipped, save in CI.</summary>
    public static async Task<string> ReadByAsync(string program, params string[] arguments)
    {
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
        if (path is null)
        {
            Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"There is no {program} to read the file with.");
            Assert.Fail($"CI must have {program}.");
        }
        using var run = Process.Start(new ProcessStartInfo(path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await run.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        return output;
    }
}
