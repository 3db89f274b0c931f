using System.Text;
using System.Text.RegularExpressions;
using AlmenHaefte.Content;
using AlmenHaefte.Editions;
using AlmenHaefte.Wording;

namespace AlmenHaefte.Publishing;

/// <summary>What <c>check</c> does: tells every fault, and with <c>--fix</c> mends first what can be mended without a person deciding.</summary>
public static partial class ContentCheck
{
    public const string AllWell = "Indholdet er i orden.";

    private const int MostRounds = 3;

    /// <param name="advice">Where that is told which nobody need follow, apart from the faults; null to keep it to oneself.</param>
    /// <returns>The process's exit code: 0 when nothing is wrong, else 1. Advice is nothing wrong.</returns>
    public static int Run(ContentFolder folder, bool fix, TextWriter output, TextWriter? advice = null)
    {
        var faults = Check(folder.Read()).Faults;
        for (var round = 0; fix && round < MostRounds && faults.Any(fault => fault.NewLine is not null); round++)
        {
            Mend(folder, faults, output);
            faults = Check(folder.Read()).Faults;
        }
        foreach (var fault in faults)
        {
            output.WriteLine(fault);
        }
        if (advice is not null)
        {
            foreach (var one in Advisor.OnAll(folder.Read()))
            {
                advice.WriteLine(one);
            }
        }
        if (faults.Count == 0)
        {
            output.WriteLine(AllWell);
        }
        return faults.Count == 0 ? 0 : 1;
    }

    /// <summary>Also those that only somebody who asks for a former edition would meet.</summary>
    public static (PublishedSite? Site, IReadOnlyList<Fault> Faults) Check(IReadOnlyList<ContentFile> files)
    {
        var (site, faults) = SiteLoader.Load(files);
        return (site, [.. faults, .. site?.Booklets.SelectMany(EditionFile.FaultsIn) ?? []]);
    }

    /// <summary>The text with every line put right that can be without a person deciding.</summary>
    public static string Mend(string text, IEnumerable<Fault> faults)
    {
        var lines = LineStart().Split(text);
        foreach (var fault in faults.Where(fault => fault.NewLine is not null).DistinctBy(fault => fault.Line))
        {
            var line = lines[fault.Line - 1];
            lines[fault.Line - 1] = fault.NewLine + line[line.TrimEnd('\r', '\n').Length..];
        }
        return string.Concat(lines);
    }

    private static void Mend(ContentFolder folder, IReadOnlyList<Fault> faults, TextWriter output)
    {
        foreach (var file in faults.Where(fault => fault.NewLine is not null).GroupBy(fault => fault.File))
        {
            var path = Path.Combine(folder.Root, file.Key);
            WholeFile.Write(path, Mend(Encoding.UTF8.GetString(File.ReadAllBytes(path)), file));
            foreach (var fault in file.DistinctBy(fault => fault.Line))
            {
                output.WriteLine($"{fault.File}:{fault.Line}: rettet: {fault.What}");
            }
        }
    }

    /// <summary>Between two lines, so that each keeps the end it has.</summary>
    [GeneratedRegex(@"(?<=\n|\r(?!\n))")]
    private static partial Regex LineStart();
}
