using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace AlmenHaefte.Content;

/// <summary>
/// A text in YAML as one mapping, or a fault. Anchors, aliases, tags and deep nesting are refused before anything is built from them.
/// </summary>
internal static class YamlText
{
    private const int DeepestNesting = 8;

    /// <summary>Null, and a fault, when there is no such mapping.</summary>
    /// <param name="firstLine">The line of the file on which <paramref name="yaml"/> begins, counted from 1.</param>
    public static YamlMappingNode? Read(string file, string yaml, int firstLine, ICollection<Fault> faults)
    {
        var offset = firstLine - 1;
        try
        {
            if (Forbidden(yaml) is var (line, what))
            {
                faults.Add(new Fault(file, line + offset, what, "skriv værdien lige ud"));
                return null;
            }
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode mapping }])
            {
                return mapping;
            }
            faults.Add(new Fault(file, firstLine, "her skal stå oplysninger på formen »navn: værdi«", "skriv én oplysning på hver linje"));
        }
        catch (YamlException e)
        {
            faults.Add(Unreadable(file, yaml, (int)e.Start.Line, offset, e));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What the parser throws, without a place, at a list that is never closed and at a colon alone on a line.
            faults.Add(Unreadable(file, yaml, 1, offset, e));
        }
        return null;
    }

    private static (int Line, string What)? Forbidden(string yaml)
    {
        var parser = new Parser(new StringReader(yaml));
        var depth = 0;
        while (parser.MoveNext())
        {
            var current = parser.Current!;
            depth += current.NestingIncrease;
            var what = current switch
            {
                AnchorAlias => "henvisninger med * kan ikke bruges her",
                NodeEvent { Anchor.IsEmpty: false } => "ankre med & kan ikke bruges her",
                NodeEvent { Tag: { IsEmpty: false, IsNonSpecific: false } } => "mærker med ! kan ikke bruges her",
                _ when depth > DeepestNesting => "oplysningerne er indlejret for dybt",
                _ => null,
            };
            if (what is not null)
            {
                return ((int)current.Start.Line, what);
            }
        }
        return null;
    }

    private static Fault Unreadable(string file, string yaml, int line, int offset, Exception e)
    {
        var lines = yaml.Split('\n');
        var tab = Array.FindIndex(lines, text => text.Contains('\t', StringComparison.Ordinal));
        if (tab >= 0)
        {
            return new Fault(file, tab + 1 + offset, "linjen har et tabulatortegn", "brug almindelige mellemrum");
        }
        return e.Message.Contains("uplicate key", StringComparison.Ordinal)
            ? new Fault(file, line + offset, "det samme felt står to gange", "slet det ene")
            : new Fault(file, Math.Clamp(line, 1, lines.Length) + offset, "linjen kan ikke læses", "se efter kolon, indrykning og anførselstegn; en værdi med kolon i skrives i 'enkelte anførselstegn'");
    }
}
