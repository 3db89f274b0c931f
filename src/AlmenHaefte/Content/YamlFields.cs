using System.Globalization;
using System.Text.RegularExpressions;
using AlmenHaefte.Time;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;
using YamlDotNet.RepresentationModel;

namespace AlmenHaefte.Content;

/// <summary>
/// The fields of one YAML mapping, read by name and type. Whatever is missing, of the wrong type or never asked for becomes
/// a fault on its own line; a reader gets a harmless value and goes on, so that one run tells of everything.
/// Anchors, aliases, tags and deep nesting are refused before anything is built from them.
/// </summary>
internal sealed partial class YamlFields
{
    private const int DeepestNesting = 8;
    private const int FirstYear = 1900;
    private const int LastYear = 2100;

    private readonly string file;
    private readonly int lineOffset;
    private readonly int ownLine;
    private readonly ICollection<Fault> faults;
    private readonly Dictionary<string, (int Line, YamlNode Value)> values = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    private YamlFields(string file, YamlMappingNode mapping, int lineOffset, ICollection<Fault> faults)
    {
        this.file = file;
        this.lineOffset = lineOffset;
        this.faults = faults;
        ownLine = (int)mapping.Start.Line + lineOffset;
        foreach (var (key, value) in mapping.Children)
        {
            values[key.ToString()] = ((int)key.Start.Line + lineOffset, value);
        }
    }

    /// <param name="firstLine">The line of the file on which <paramref name="yaml"/> begins, counted from 1.</param>
    public static YamlFields? Parse(string file, string yaml, int firstLine, ICollection<Fault> faults)
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
                return new YamlFields(file, mapping, offset, faults);
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

    public int LineOf(string key) => values.TryGetValue(key, out var found) ? found.Line : ownLine;

    public bool Has(string key) => !IsBlank(key);

    public void Fault(string key, string what, string remedy) => faults.Add(new Fault(file, LineOf(key), what, remedy));

    /// <summary>A required text; empty, and a fault, when there is none.</summary>
    public string Text(string key) => OptionalText(key) ?? MissingUnlessRefused(key, "");

    public string? OptionalText(string key) => Scalar(key) is { } text && IsVisible(key, text) ? text : null;

    public IReadOnlyList<string> Texts(string key)
    {
        known.Add(key);
        if (!values.TryGetValue(key, out var found))
        {
            return [];
        }
        if (found.Value is YamlSequenceNode list && list.Children.All(item => item is YamlScalarNode { Value.Length: > 0 }))
        {
            return [.. list.Children.Select(item => ((YamlScalarNode)item).Value!.Trim()).Where(item => IsVisible(key, item))];
        }
        Fault(key, $"»{key}« skal være en liste", "skriv hvert punkt på sin egen linje efter en bindestreg");
        return [];
    }

    public int Number(string key, int least, int most) => OptionalNumber(key, least, most) ?? MissingUnlessRefused(key, least);

    public int? OptionalNumber(string key, int least, int most)
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
        {
            return number;
        }
        Fault(key, $"»{key}« er »{text}«", $"skriv et helt tal fra {least} til {most}");
        return null;
    }

    public DateOnly Date(string key) => OptionalDate(key) ?? MissingUnlessRefused(key, new DateOnly(FirstYear, 1, 1));

    public DateOnly? OptionalDate(string key)
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= FirstYear and <= LastYear)
        {
            return date;
        }
        Fault(key, $"»{text}« er ikke en dato", "skriv den som 2026-11-23");
        return null;
    }

    public PartialDate PartialDate(string key) => OptionalPartialDate(key) ?? MissingUnlessRefused(key, new PartialDate(FirstYear));

    public PartialDate? OptionalPartialDate(string key)
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }
        if (Content.PartialDate.TryParse(text) is { Year: >= FirstYear and <= LastYear } date)
        {
            return date;
        }
        Fault(key, $"»{text}« er ikke en dato", "skriv den som 2022, 2022-03 eller 2022-03-28");
        return null;
    }

    /// <summary>Danish wall time; a time that the change to summer time skips, or that occurs twice in autumn, is a fault.</summary>
    public DateTimeOffset Time(string key) => OptionalTime(key) ?? MissingUnlessRefused(key, default(DateTimeOffset));

    public DateTimeOffset? OptionalTime(string key)
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }
        if (!DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var wallTime) || wallTime.Year is < FirstYear or > LastYear)
        {
            Fault(key, $"»{text}« er ikke et tidspunkt", "skriv det som 2022-04-20T10:00 i dansk tid");
            return null;
        }
        return DanishWallTime(key, wallTime);
    }

    public bool YesOrNo(string key, bool otherwise)
    {
        var text = Scalar(key);
        if (text is null or "ja" or "nej")
        {
            return text is null ? otherwise : text == "ja";
        }
        Fault(key, $"»{key}« er »{text}«", "skriv ja eller nej");
        return otherwise;
    }

    public T OneOf<T>(string key, IReadOnlyDictionary<string, T> choices)
    {
        if (Scalar(key) is not { } text)
        {
            return MissingUnlessRefused(key, choices.Values.First());
        }
        if (choices.TryGetValue(text, out var choice))
        {
            return choice;
        }
        Fault(key, $"»{key}« er »{text}«", $"skriv {string.Join(" eller ", choices.Keys)}");
        return choices.Values.First();
    }

    public Uri? OptionalWebAddress(string key)
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
        {
            return address;
        }
        Fault(key, $"»{text}« er ikke en adresse på nettet", "skriv den fra og med https://");
        return null;
    }

    /// <summary>A required id in the letters of an address.</summary>
    public string Slug(string key)
    {
        var id = Text(key);
        if (id.Length > 0 && !Content.Slug.IsSlug(id))
        {
            Fault(key, $"»{id}« kan ikke være en betegnelse", $"skriv den som »{Content.Slug.From(id)}«");
        }
        return id;
    }

    /// <summary>Addresses on the site that shall lead here for ever.</summary>
    public IReadOnlyList<string> FormerAddresses()
    {
        const string key = "tidligere-adresser";
        var addresses = Texts(key);
        foreach (var address in addresses.Where(address => !SiteAddress().IsMatch(address)))
        {
            Fault(key, $"»{address}« er ikke en adresse på sitet", "skriv den fra og med den første skråstreg, fx /haefter/…");
        }
        return addresses;
    }

    /// <summary>A list of mappings; empty when the key is absent.</summary>
    public IReadOnlyList<YamlFields> Items(string key)
    {
        known.Add(key);
        if (!values.TryGetValue(key, out var found))
        {
            return [];
        }
        if (found.Value is YamlSequenceNode list && list.Children.All(item => item is YamlMappingNode))
        {
            return [.. list.Children.Select(item => new YamlFields(file, (YamlMappingNode)item, lineOffset, faults))];
        }
        Fault(key, $"»{key}« skal være en liste af poster", "begynd hver post med en bindestreg og »navn: værdi«");
        return [];
    }

    public YamlFields? Group(string key)
    {
        known.Add(key);
        if (!values.TryGetValue(key, out var found))
        {
            return Missing<YamlFields?>(key, null);
        }
        if (found.Value is YamlMappingNode mapping)
        {
            return new YamlFields(file, mapping, lineOffset, faults);
        }
        Fault(key, $"»{key}« skal have oplysninger under sig", "skriv dem på linjerne under, rykket to mellemrum ind");
        return null;
    }

    /// <summary>To be called when every field has been asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var (key, (line, _)) in values.Where(pair => !known.Contains(pair.Key)))
        {
            faults.Add(new Fault(file, line, $"feltet »{key}« kendes ikke", $"slet det, eller brug et af disse: {string.Join(", ", known.Order(StringComparer.Ordinal))}"));
        }
    }

    private string? Scalar(string key)
    {
        known.Add(key);
        if (!values.TryGetValue(key, out var found))
        {
            return null;
        }
        if (found.Value is YamlScalarNode scalar)
        {
            return string.IsNullOrWhiteSpace(scalar.Value) ? null : scalar.Value.Trim();
        }
        Fault(key, $"»{key}« skal være en enkelt værdi", "skriv den på samme linje som feltets navn");
        return null;
    }

    /// <summary>A value that was refused has had its fault; one that is not there, or is blank, gets it here.</summary>
    private T MissingUnlessRefused<T>(string key, T harmless) => IsBlank(key) ? Missing(key, harmless) : harmless;

    private bool IsBlank(string key) =>
        !values.TryGetValue(key, out var found) || (found.Value is YamlScalarNode { Value: var text } && string.IsNullOrWhiteSpace(text));

    /// <summary>The file itself has no such characters, but an escape in quotation marks can make them.</summary>
    private bool IsVisible(string key, string text)
    {
        if (Invisible.FindIn(text) is not var (_, name))
        {
            return true;
        }
        Fault(key, $"»{key}« har et usynligt styretegn ({name})", "slet det, eller skriv teksten igen uden at kopiere den ind");
        return false;
    }

    private T Missing<T>(string key, T harmless)
    {
        Fault(key, $"feltet »{key}« mangler", $"skriv en linje med »{key}: …«");
        return harmless;
    }

    private DateTimeOffset? DanishWallTime(string key, DateTime wallTime)
    {
        switch (DanishTime.Read(wallTime))
        {
            case WallTime.Once once:
                return once.At;
            case WallTime.Never:
                Fault(key, "det klokkeslæt findes ikke den nat, hvor uret stilles frem", "vælg et andet tidspunkt");
                return null;
            default:
                Fault(key, "det klokkeslæt forekommer to gange den nat, hvor uret stilles tilbage", "vælg et andet tidspunkt");
                return null;
        }
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

    /// <summary>A path from the root of the site without an end that the site would take off before it looks.</summary>
    [GeneratedRegex(@"^(?:/[^/\\?#\s]+)+$")]
    private static partial Regex SiteAddress();
}
