using System.Text;
using System.Text.RegularExpressions;
using AlmenHaefte.Content;

namespace AlmenHaefte.Publishing;

/// <summary>What <c>check</c> does: tells every fault, and with <c>--fix</c> mends first what can be mended without a person deciding.</summary>
public static partial class ContentCheck
{
    public const string AllWell = "Indholdet er i orden.";

    private const int MostRounds = 3;

    /// <returns>The process's exit code: 0 when nothing is wrong, else 1.</returns>
    public static int Run(ContentFolder folder, bool fix, TextWriter output)
    {
        var faults = SiteLoader.Load(folder.Read()).Faults;
        for (var round = 0; fix && round < MostRounds && faults.Any(fault => fault.NewLine is not null); round++)
        {
            Mend(folder, faults, output);
            faults = SiteLoader.Load(folder.Read()).Faults;
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
            Save(path, string.Concat(lines));
        }
    }

    /// <summary>Whole or not at all: a text is never left half-written, whatever happens meanwhile. Who may read and write it stays as it was.</summary>
    private static void Save(string path, string text)
    {
        var temporary = Path.Combine(Path.GetDirectoryName(path)!, $".{Guid.NewGuid():N}");
        using (var file = new FileStream(temporary, FileMode.CreateNew))
        {
            file.Write(Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
        }
        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Between two lines, so that each keeps the end it has.</summary>
    [GeneratedRegex(@"(?<=\n|\r(?!\n))")]
    private static partial Regex LineStart();
}
