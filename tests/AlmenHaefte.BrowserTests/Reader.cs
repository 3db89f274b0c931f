using AlmenHaefte.Tests;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

/// <summary>
/// Somebody at a screen: the words in which the journeys are told. Remembers everything the browser complained of.
/// </summary>
public sealed class Reader : IAsyncDisposable
{
    /// <summary>What <see cref="FocusFaultAsync"/> answers when Tab has come past the last thing on the page.</summary>
    public const string NoFocus = "nothing has the focus";

    private readonly IBrowserContext context;
    private readonly Uri root;
    private readonly List<string> complaints = [];

    private Reader(IBrowserContext context, IPage page, Uri root)
    {
        this.context = context;
        this.root = root;
        Page = page;
        page.Console += (_, message) => Complain(message.Type is "error" or "warning", $"console: {message.Text}");
        page.PageError += (_, error) => Complain(true, $"script: {error}");
        page.RequestFailed += (_, request) => Complain(true, $"failed: {request.Url} {request.Failure}");
        page.Response += (_, response) => Complain(response.Status >= 400, $"{response.Status}: {response.Url}");
        page.Request += (_, request) => Complain(!request.Url.StartsWith(root.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal), $"elsewhere: {request.Url}");
    }

    public IPage Page { get; }

    /// <summary>Errors and warnings of the browser, refusals of the content policy, failed requests and requests to other sites.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    public string Path => new Uri(Page.Url).PathAndQuery;

    public static Task<Reader> AtAsync(Chromium chromium, RealServer site, Screen? screen = null) => AtAsync(chromium, site.Root, screen);

    public static async Task<Reader> AtAsync(Chromium chromium, Uri root, Screen? screen = null)
    {
        var browser = await chromium.BrowserAsync();
        screen ??= Screen.Desk;
        var context = await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = root.AbsoluteUri,
            Locale = "da-DK",
            ViewportSize = new ViewportSize { Width = screen.Width, Height = screen.Height },
            ColorScheme = screen.Dark ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = screen.ForcedColours ? ForcedColors.Active : ForcedColors.None,
            JavaScriptEnabled = screen.Scripts,
            ReducedMotion = ReducedMotion.Reduce,
        });
        return new Reader(context, await context.NewPageAsync(), root);
    }

    /// <summary>Waits until the page stands as it will: the font may come after everything else.</summary>
    public async Task OpensAsync(string address)
    {
        await Page.GotoAsync(address);
        await Page.EvaluateAsync("() => document.fonts.ready.then(() => null)");
    }

    public Task PressesAsync(string key) => Page.Keyboard.PressAsync(key);

    /// <summary>Clicks a link and waits until its page is there.</summary>
    public async Task FollowsAsync(string link)
    {
        var target = Page.Locator(link).First;
        var address = await target.GetAttributeAsync("href");
        await target.ClickAsync();
        await ComesToAsync(address!);
    }

    public Task ComesToAsync(string address) => Assertions.Expect(Page).ToHaveURLAsync(address, new PageAssertionsToHaveURLOptions { Timeout = 30_000 });

    /// <summary>Goes on with Tab until the link or button with these words has the focus.</summary>
    public async Task TabsToAsync(string words)
    {
        const int farEnough = 200;
        for (var steps = 0; steps < farEnough; steps++)
        {
            await PressesAsync("Tab");
            if (await FocusedWordsAsync() == words)
            {
                return;
            }
        }
        Assert.Fail($"Tab never reached »{words}«");
    }

    /// <summary>What the focus is on, as a screen reader would say it; empty when it is on nothing.</summary>
    public Task<string> FocusedWordsAsync() => Page.EvaluateAsync<string>("""
        () => {
          const focused = document.activeElement;
          return focused === document.body ? '' : (focused.getAttribute('aria-label') ?? focused.innerText).replace(/\s+/g, ' ').trim();
        }
        """);

    /// <summary>Null when what has the focus can be seen and is marked as having it; else what is wrong.</summary>
    public Task<string?> FocusFaultAsync() => Page.EvaluateAsync<string?>("""
        () => {
          const focused = document.activeElement;
          if (focused === document.body) return 'nothing has the focus';
          const box = [...focused.getClientRects()].find(rect => rect.width > 0 && rect.height > 0);
          const name = `${focused.tagName} »${(focused.getAttribute('aria-label') ?? focused.innerText).trim().slice(0, 40)}«`;
          if (!box) return `${name} has no size`;
          const [left, right] = [Math.max(box.left, 0), Math.min(box.right, innerWidth)];
          const [above, below] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
          if (left >= right || above >= below) return `${name} is outside the window`;
          // What is higher than the window is seen in part.
          const middle = [(left + right) / 2, (above + below) / 2];
          const top = document.elementFromPoint(...middle);
          if (!focused.contains(top) && !top?.contains(focused)) return `${name} is hidden by ${top?.outerHTML.slice(0, 80)}`;
          const style = getComputedStyle(focused);
          return style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2 ? `${name} is not marked` : null;
        }
        """);

    /// <summary>The part of an element that is within the window, from 0 to 1.</summary>
    public Task<double> ShareInViewAsync(string selector) => Page.Locator(selector).First.EvaluateAsync<double>("""
        element => {
          const box = element.getBoundingClientRect();
          const seen = Math.max(0, Math.min(box.bottom, innerHeight) - Math.max(box.top, 0));
          return box.height > 0 ? seen / box.height : 0;
        }
        """);

    public Task<string> HeadingAsync() => Page.Locator("h1").InnerTextAsync();

    public async ValueTask DisposeAsync() => await context.DisposeAsync();

    private void Complain(bool isReason, string complaint)
    {
        if (isReason)
        {
            complaints.Add($"{Path}: {complaint}");
        }
    }
}
