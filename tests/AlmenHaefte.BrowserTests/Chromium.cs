using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(AlmenHaefte.BrowserTests.Chromium))]

namespace AlmenHaefte.BrowserTests;

/// <summary>
/// The Chromium of this machine, started when the first test asks for it and shared by all. CHROMIUM may name it.
/// Without one every browser test is skipped, save in CI.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/snap/bin/chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly SemaphoreSlim gate = new(1);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async Task<IBrowser> BrowserAsync()
    {
        var program = Find();
        await gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            playwright ??= await Playwright.CreateAsync();
            return browser ??= await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Arguments });
        }
        finally
        {
            gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        gate.Dispose();
    }

    private static string Find()
    {
        var named = Environment.GetEnvironmentVariable("CHROMIUM");
        if ((string.IsNullOrEmpty(named) ? UsualPlaces : [named]).FirstOrDefault(File.Exists) is { } program)
        {
            return program;
        }
        var missing = string.IsNullOrEmpty(named) ? "there is no Chromium on this machine; install one, or let CHROMIUM name it" : $"CHROMIUM names {named}, which is not there";
        Assert.SkipUnless(Environment.GetEnvironmentVariable("CI") == "true", $"Not tried in a browser: {missing}.");
        throw new FileNotFoundException($"CI must run the browser tests, but {missing}.");
    }
}
