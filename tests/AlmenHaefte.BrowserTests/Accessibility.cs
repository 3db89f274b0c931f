using Deque.AxeCore.Commons;

namespace AlmenHaefte.BrowserTests;

/// <summary>WCAG 2.2 AA and good practice, as far as a machine can tell.</summary>
internal static class Accessibility
{
    public static readonly AxeRunOptions Everything = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        Rules = new Dictionary<string, RuleOptions> { ["target-size"] = new() { Enabled = true } },
    };

    public static IEnumerable<string> FaultsIn(string address, AxeResult result) =>
        result.Violations.SelectMany(violation => violation.Nodes.Select(node => $"{address}: {violation.Id}: {node.Html} ({violation.Help})"));
}
