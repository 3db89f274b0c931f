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

    /// <summary>Of the page as it stands: everything in light, and in dark what the colours decide.</summary>
    public static async Task<IReadOnlyList<string>> FaultsInBothSchemesAsync(string address, IPage page)
    {
        var light = FaultsIn(address, await page.RunAxe(Everything));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        var dark = FaultsIn($"{address} in dark", await page.RunAxe(Contrast));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        return [.. light, .. dark];
    }

    public static IEnumerable<string> FaultsIn(string address, AxeResult result) =>
        result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{address}: {violation.Id}: {node.Html} ({violation.Help})"));
}
