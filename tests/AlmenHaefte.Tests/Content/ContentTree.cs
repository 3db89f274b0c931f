using System.Text;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Publishing;

namespace AlmenHaefte.Tests.Content;

/// <summary>
/// A content folder in memory: one small booklet of two points, and one of everything else. A test says what is different in it.
/// Immutable: <see cref="With(string, string)"/> and <see cref="Without"/> give a new tree.
/// </summary>
internal sealed class ContentTree
{
    public const string Contents = "haefter/broen/indhold.md";
    public const string Point = "haefter/broen/punkter/ord.md";
    public const string OtherPoint = "haefter/broen/punkter/taal.md";
    public const string Questions = "haefter/broen/spoergsmaal/foer.md";
    public const string Sources = "haefter/broen/kilder.yml";
    public const string Glossary = "haefter/broen/ordliste.yml";
    public const string Timeline = "haefter/broen/tidslinje.yml";
    public const string Edition = "haefter/broen/udgaver/1.yml";
    public const string Image = "haefter/broen/billeder/bro.png";
    public const string News = "nyheder/ny-bog.md";
    public const string Page = "sider/om.md";
    public const string Webinar = "webinarer/lancering.md";
    public const string Site = "site.yml";

    private static readonly ContentTree ValidTree = new(new Dictionary<string, byte[]>(StringComparer.Ordinal)
    {
        [Site] = Utf8("""
            navn: Brohæfter
            udgiver: Broselskabet
            beskrivelse: Hæfter om broer
            forside:
              overskrift: Før I bygger
              manchet: Læs om broer
            haefte: broen
            kontakt:
              navn: Åse Ærø
            menu:
              - titel: Hæftet
                fil: haefter/broen/indhold.md
              - titel: Nyheder
                fil: nyheder/
            sidefod:
              - titel: Om
                fil: sider/om.md

            """),
        [Contents] = Utf8("""
            ---
            titel: Broen
            serie: Brohæfter
            resume: Om at bygge bro
            udgave: 1
            udgivet: 2022-04-20
            opdateret: 2026-11-23
            status: udkast
            punkter: 2
            faser:
              - id: foer
                titel: Før
            kolofon:
              - navn: Udgave
                vaerdi: Første
            ---

            Forord med en kilde. [@K1]

            ## Punkterne {#punkterne}

            To punkter.

            1. [Ord](punkter/ord.md)
            2. [Tål](punkter/taal.md)

            ## Spørgsmålene {#spoergsmaalene}

            1. [Før I bygger](spoergsmaal/foer.md)

            """),
        [Point] = Utf8(Chapter("Ord", """
            Teksten begynder her.

            ## Ord bærer {#ord-baerer}

            Mere tekst. [@K2]

            ![En bro over vand](../billeder/bro.png)

            ::: punktets-spoergsmaal
            :::

            """, "nummer: 1", "fase: foer")),
        [OtherPoint] = Utf8(Chapter("Tål", """
            Se [det første punkt](ord.md), [grunden](../spoergsmaal/foer.md#om-grunden), [tøjning](../ordliste.yml#toejning) og [kilden](../kilder.yml#K1).

            ::: tidslinje
            :::

            """, "nummer: 2")),
        [Questions] = Utf8(Chapter("Før I bygger", """
            ## Om grunden {#om-grunden}

            ::: spoergsmaal {#hvad-vil-i punkter=1,2}
            Hvad vil I?

            Tænk over det.
            :::

            """, "fase: foer")),
        [Sources] = Utf8("""
            kilder:
              - id: K1
                titel: Broens historie
                udgiver: Broselskabet
                adresse: https://bro.example/historie
                dato: marts 2022
                laest: hele teksten
              - id: K2
                titel: Vand & vind
                udgiver: Søfartsmuseet
                adresse: https://museum.example/
                dato: udateret
                laest: uddrag

            """),
        [Glossary] = Utf8("""
            ord:
              - id: toejning
                ord: Tøjning
                forklaring: Hvor meget noget giver sig.
                synonymer: [stræk]

            """),
        [Timeline] = Utf8("""
            indledning: Broens tid.
            begivenheder:
              - fra: 2021-05
                til: 2022
                dato: maj 2021
                tekst: Broen tegnes
                spor: hjem
                kilder: [K1]
              - fra: 2019
                dato: "2019"
                tekst: Loven vedtages
                spor: rammer

            """),
        [Edition] = Utf8("---\nudgave: 1\nudgivet: 2022-04-20\n---\ntekster: []\n"),
        [Image] = Pictures.Png(640, 480),
        [News] = Utf8("""
            ---
            titel: Ny bog
            resume: Der er kommet en bog
            dato: 2022-03
            opdateret: 2026-11-23
            haefte: broen
            ---

            Bogen handler om broer. [@K1]

            """),
        [Page] = Utf8("""
            ---
            titel: Om
            resume: Om os
            opdateret: 2026-11-23
            ---

            Vi er os.

            ## Kontakt {#kontakt}

            Ring.

            """),
        [Webinar] = Utf8("""
            ---
            id: lancering
            titel: Lancering
            resume: Vi viser bogen
            begynder: 2022-04-20T10:00
            slutter: 2022-04-20T11:30
            opdateret: 2026-11-23
            ---

            Kom og se.

            """),
    });

    private readonly IReadOnlyDictionary<string, ContentFile> files;

    private ContentTree(IReadOnlyDictionary<string, byte[]> files)
        : this(files.ToDictionary(file => file.Key, file => new ContentFile(file.Key, file.Value), StringComparer.Ordinal))
    {
    }

    private ContentTree(IReadOnlyDictionary<string, ContentFile> files) => this.files = files;

    public static ContentTree Valid() => ValidTree;

    /// <summary>A chapter's file: what must stand above a text, and the text, whose first line is line <see cref="BodyLine"/> of the file.</summary>
    public static string Chapter(string title, string body, params string[] fields) =>
        $"---\ntitel: {title}\nresume: Kort fortalt\nopdateret: 2026-11-23\nstatus: udkast\n{string.Concat(fields.Select(field => field + "\n"))}---\n{body}";

    /// <summary>The line on which the text of <see cref="Chapter"/> begins.</summary>
    public static int BodyLine(params string[] fields) => 7 + fields.Length;

    public string this[string path] => Encoding.UTF8.GetString(files[path].Bytes.Span);

    public ContentTree With(string path, string text) => With(path, Utf8(text));

    public ContentTree With(string path, byte[] bytes) => new(new Dictionary<string, ContentFile>(files, StringComparer.Ordinal) { [path] = new ContentFile(path, bytes) });

    public ContentTree Without(string path) => new(files.Where(file => file.Key != path).ToDictionary(StringComparer.Ordinal));

    /// <summary>With one wording in a file replaced by another.</summary>
    public ContentTree Changing(string path, string old, string @new)
    {
        Assert.Contains(old, this[path], StringComparison.Ordinal);
        return With(path, this[path].Replace(old, @new, StringComparison.Ordinal));
    }

    /// <summary>With this text as the body of the first point.</summary>
    public ContentTree Saying(string body) => With(Point, Chapter("Ord", body, "nummer: 1", "fase: foer"));

    public IReadOnlyList<ContentFile> Files() => [.. files.Values.OrderBy(file => file.Path, StringComparer.Ordinal)];

    public (PublishedSite? Site, IReadOnlyList<Fault> Faults) Load() => SiteLoader.Load(Files());

    public IReadOnlyList<Fault> Faults() => Load().Faults;

    /// <summary>The site, which must have no fault.</summary>
    public PublishedSite Publish()
    {
        var (site, faults) = Load();
        Assert.Empty(faults);
        return site!;
    }

    /// <summary>The first point as it is published; the tree must have no fault.</summary>
    public Chapter PublishPoint() => Publish().Booklets[0].Point(1)!;

    /// <summary>That there is exactly one fault, and what it says.</summary>
    public void Refuses(string file, int line, string what)
    {
        var fault = Assert.Single(Faults());
        Assert.Equal((file, line), (fault.File, fault.Line));
        Assert.Contains(what, $"{fault.What} – {fault.Remedy}", StringComparison.Ordinal);
    }

    /// <summary>That a fault says this, where one mistake makes several.</summary>
    public void RefusesAmongOthers(string file, int line, string what) =>
        Assert.Contains(Faults(), fault => (fault.File, fault.Line) == (file, line) && $"{fault.What} – {fault.Remedy}".Contains(what, StringComparison.Ordinal));

    /// <summary>Written to disk, for what reads folders.</summary>
    public void WriteTo(string folder)
    {
        foreach (var file in files.Values)
        {
            var whole = Path.Combine(folder, file.Path);
            Directory.CreateDirectory(Path.GetDirectoryName(whole)!);
            File.WriteAllBytes(whole, file.Bytes.Span);
        }
    }

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
