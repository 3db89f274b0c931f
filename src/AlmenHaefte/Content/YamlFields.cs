using System.Globalization;
using AlmenHaefte.Time;
using YamlDotNet.RepresentationModel;

namespace AlmenHaefte.Content;

/// <summary>
/// The fields of one YAML mapping, read by name and type. Whatever is missing, of the wrong type or never asked for becomes
/// a fault on its own line; a reader gets a harmless value and goes on, so that one run tells of everything.
/// </summary>
internal sealed class YamlFields
{
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
    public static YamlFields? Parse(string file, string yaml, int firstLine, ICollection<Fault> faults) =>
        YamlText.Read(file, yaml, firstLine, faults) is { } mapping ? new YamlFields(file, mapping, firstLine - 1, faults) : null;

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

    public int? OptionalNumber(string key, int least, int most) => OptionalValue<int>(
        key,
        text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null,
        text => $"»{key}« er »{text}«",
        $"skriv et helt tal fra {least} til {most}");

    public DateOnly Date(string key) => OptionalDate(key) ?? MissingUnlessRefused(key, new DateOnly(FirstYear, 1, 1));

    public DateOnly? OptionalDate(string key) => OptionalValue<DateOnly>(
        key,
        text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) && date.Year is >= FirstYear and <= LastYear ? date : null,
        text => $"»{text}« er ikke en dato",
        "skriv den som 2026-11-23");

    public PartialDate PartialDate(string key) => OptionalPartialDate(key) ?? MissingUnlessRefused(key, new PartialDate(FirstYear));

    public PartialDate? OptionalPartialDate(string key) => OptionalValue<PartialDate>(
        key,
        text => Content.PartialDate.TryParse(text) is { Year: >= FirstYear and <= LastYear } date ? date : null,
        text => $"»{text}« er ikke en dato",
        "skriv den som 2022, 2022-03 eller 2022-03-28");

    /// <summary>Danish wall time; a time that the change to summer time skips, or that occurs twice in autumn, is a fault.</summary>
    public DateTimeOffset Time(string key) => OptionalTime(key) ?? MissingUnlessRefused(key, default(DateTimeOffset));

    public DateTimeOffset? OptionalTime(string key)
    {
        var wallTime = OptionalValue<DateTime>(
            key,
            text => DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) && time.Year is >= FirstYear and <= LastYear ? time : null,
            text => $"»{text}« er ikke et tidspunkt",
            "skriv det som 2022-04-20T10:00 i dansk tid");
        return wallTime is { } typed ? DanishWallTime(key, typed) : null;
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

    public Uri WebAddress(string key) => OptionalWebAddress(key) ?? MissingUnlessRefused(key, new Uri("about:blank"));

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

    /// <summary>Null when there is none; null too, and a fault, when it cannot be read.</summary>
    private T? OptionalValue<T>(string key, Func<string, T?> read, Func<string, string> what, string remedy)
        where T : struct
    {
        if (Scalar(key) is not { } text)
        {
            return null;
        }
        if (read(text) is { } value)
        {
            return value;
        }
        Fault(key, what(text), remedy);
        return null;
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
}
