using AlmenHaefte.Data;
using AlmenHaefte.Publishing;
using Microsoft.Extensions.Options;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// The command <c>check --system</c>: what would keep the site from starting, and what it should have seen to, one line each. Made of the site's own
/// services and settings, which are not started; it may be run beside the site.
/// </summary>
internal static class SystemCheck
{
    public const string Use = "check --system";
    public const string AllWell = "Opsætningen er i orden.";

    public static bool IsAskedFor(string[] words) => words is ["check", "--system"];

    /// <returns>The process's exit code: 0 when nothing is wrong, else 1.</returns>
    public static async Task<int> RunAsync(WebApplication site, TextWriter output)
    {
        var lines = Refusals(site.Services, Settings).ToList();
        // With settings that cannot be read nothing else can be looked at.
        if (lines.Count == 0)
        {
            lines = [.. Refusals(site.Services, Denmark), .. Refusals(site.Services, Content), .. Refusals(site.Services, Keys), .. await DatabaseAsync(site.Services), .. site.Services.Lacks()];
        }
        foreach (var line in lines.DefaultIfEmpty(AllWell))
        {
            output.WriteLine(line);
        }
        return lines.Count == 0 ? 0 : 1;
    }

    private static void Settings(IServiceProvider services) => services.GetRequiredService<IStartupValidator>().Validate();

    private static void Denmark(IServiceProvider services) => Preparation.KnowDanishTime();

    private static void Content(IServiceProvider services)
    {
        var shelf = services.GetRequiredService<Bookshelf>();
        shelf.Refresh();
        _ = shelf.Current;
    }

    private static void Keys(IServiceProvider services) => services.GetRequiredService<LinkSecret>().Read();

    private static async Task<IEnumerable<string>> DatabaseAsync(IServiceProvider services)
    {
        try
        {
            await SiteDatabase.LookAsync(services.GetRequiredService<DataFolder>().Path, CancellationToken.None);
            return [];
        }
        catch (SiteDatabaseException refused)
        {
            return [refused.Message];
        }
    }

    private static IEnumerable<string> Refusals(IServiceProvider services, Action<IServiceProvider> look)
    {
        try
        {
            look(services);
            return [];
        }
        catch (Exception failure) when (Refusal.LinesOf(failure) is { } lines)
        {
            return lines;
        }
    }
}
