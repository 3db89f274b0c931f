using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

/// <summary>WCAG 2.2 AA and good practice, as far as a machine can tell.</summary>
internal static class Accessibility
{
    public static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
    };

    public static readonly AxeRunOptions Contrast = new() { RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast"] } };

    /// <summary>Narrower than this it is a phone.</summary>
    private const int Phone = 700;

    /// <summary>Of the page as it stands. On a phone everything, in light; on a large screen what the colours decide, in dark: what stands on the page is the same on both.</summary>
    public static async Task<IEnumerable<string>> FaultsAsync(string address, IPage page)
    {
        if (page.ViewportSize!.Width < Phone)
        {
            return FaultsIn(address, await page.RunAxe(Everything));
        }
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        var faults = FaultsIn($"{address} in dark", await page.RunAxe(Contrast));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        return faults;
    }

    public static IEnumerable<string> FaultsIn(string address, AxeResult result) =>
        result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{address}: {violation.Id}: {node.Html} ({violation.Help})"));
}
