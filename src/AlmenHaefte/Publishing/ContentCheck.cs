using System.Text;
using System.Text.RegularExpressions;
using AlmenHaefte.Content;
using AlmenHaefte.Editions;

namespace AlmenHaefte.Publishing;

/// <summary>What <c>check</c> does: tells every fault, and with <c>--fix</c> mends first what can be mended without a person deciding.</summary>
public static partial class ContentCheck
{
    public const string AllWell = "Indholdet er i orden.";

    private const int MostRounds = 3;

    /// <returns>The process's exit code: 0 when nothing is wrong, else 1.</returns>
    public static int Run(ContentFolder folder, bool fix, TextWriter output)
    {
        var faults = Faults(folder);
        for (var round = 0; fix && round < MostRounds && faults.Any(fault => fault.NewLine is not null); round++)
        {
            Mend(folder, faults, output);
            faults = Faults(folder);
        }
        foreach (var fault in faults)
        {
            output.WriteLine(fault);
        }
        if (faults.Count == 0)
        {
            output.WriteLine(AllWell);
        }
        return faults.Count == 0 ? 0 : 1;
    }

    /// <summary>Also those that only somebody who asks for a former edition would meet.</summary>
    private static IReadOnlyList<Fault> Faults(ContentFolder folder)
    {
        var (site, faults) = SiteLoader.Load(folder.Read());
        return [.. faults, .. site?.Booklets.SelectMany(EditionFile.FaultsIn) ?? []];
    }

    private static void Mend(ContentFolder folder, IReadOnlyList<Fault> faults, TextWriter output)
    {
        foreach (var file in faults.Where(fault => fault.NewLine is not null).GroupBy(fault => fault.File))
        {
            var path = Path.Combine(folder.Root, file.Key);
            var lines = LineStart().Split(Encoding.UTF8.GetString(File.ReadAllBytes(path)));
            foreach (var fault in file.DistinctBy(fault => fault.Line))
            {
                var line = lines[fault.Line - 1];
                lines[fault.Line - 1] = fault.NewLine + line[line.TrimEnd('\r', '\n').Length..];
                output.WriteLine($"{fault.File}:{fault.Line}: rettet: {fault.What}");
            }
            WholeFile.Write(path, string.Concat(lines));
        }
    }

    /// <summary>Between two lines, so that each keeps the end it has.</summary>
    [GeneratedRegex(@"(?<=\n|\r(?!\n))")]
    private static partial Regex LineStart();
}
