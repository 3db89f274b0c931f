using System.Globalization;

namespace AlmenHaefte.Web.Hosting;

/// <summary>How many files and connections the system lets this process have open at once. Idle it has some three hundred.</summary>
/// <param name="Most">Null when there is no limit, or none that can be read.</param>
public sealed record OpenFiles(long? Most)
{
    private const long Least = 4096;
    private const string Limits = "/proc/self/limits";
    private const string Line = "Max open files";

    public static OpenFiles OfThisProcess() => new(File.Exists(Limits) ? Read(File.ReadAllLines(Limits)) : null);

    /// <summary>The first number of the line: what holds now; the second is how far it may be raised.</summary>
    public static long? Read(IEnumerable<string> limits) =>
        limits.FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) is { } line
        && long.TryParse(line[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries)[0], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;

    public IEnumerable<string> Lacks() => Most < Least ? [$"Sitet må kun have {Most} filer og forbindelser åbne ad gangen – giv det mindst {Least} (LimitNOFILE i systemd, ulimit -n i en skal)"] : [];
}
