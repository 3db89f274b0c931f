using System.Globalization;
using System.Text;

namespace AlmenHaefte.Tests.Content;

/// <summary>What stands between the two lines of <c>---</c>. In the news item of the tree: titel 2, resume 3, dato 4, opdateret 5, haefte 6.</summary>
public sealed class FrontMatterTests
{
    [Theory]
    [InlineData("titel: Ny bog", "titel: Ny bog\nforfater: Bo", 3, "feltet »forfater« kendes ikke – slet det, eller brug et af disse: dato, forfatter,")]
    [InlineData("titel: Ny bog\n", "", 2, "feltet »titel« mangler – skriv en linje med »titel: …«")]
    [InlineData("titel: Ny bog", "titel:", 2, "feltet »titel« mangler")]
    [InlineData("titel: Ny bog", "titel: \" \"", 2, "feltet »titel« mangler")]
    [InlineData("dato: 2022-03", "dato:", 4, "feltet »dato« mangler")]
    [InlineData("dato: 2022-03\n", "", 2, "feltet »dato« mangler")]
    [InlineData("dato: 2022-03", "dato: 2022-02-30", 4, "»2022-02-30« er ikke en dato – skriv den som 2022, 2022-03 eller 2022-03-28")]
    [InlineData("dato: 2022-03", "dato: 0001-01-01", 4, "»0001-01-01« er ikke en dato")]
    [InlineData("dato: 2022-03", "dato: 9999", 4, "»9999« er ikke en dato")]
    [InlineData("opdateret: 2026-11-23", "opdateret: 23/11/2026", 5, "»23/11/2026« er ikke en dato – skriv den som 2026-11-23")]
    [InlineData("opdateret: 2026-11-23", "opdateret: ~", 5, "er ikke en dato")]
    [InlineData("titel: Ny bog", "titel: Ny bog\ntitel: Nyere bog", 3, "det samme felt står to gange – slet det ene")]
    [InlineData("titel: Ny bog", "titel: [Ny, bog]", 2, "»titel« skal være en enkelt værdi")]
    [InlineData("titel: Ny bog", "titel: {ny: bog}", 2, "»titel« skal være en enkelt værdi")]
    [InlineData("titel: Ny bog", "titel: Ny: bog", 2, "linjen kan ikke læses – se efter kolon")]
    [InlineData("titel: Ny bog", "titel: \"Ny bog", 2, "linjen kan ikke læses")]
    [InlineData("titel: Ny bog", "titel:\tx\n\tb: y", 2, "linjen har et tabulatortegn – brug almindelige mellemrum")]
    [InlineData("titel: Ny bog", "titel: &ny Ny bog", 2, "ankre med & kan ikke bruges her")]
    [InlineData("titel: Ny bog", "titel: *ny", 2, "henvisninger med * kan ikke bruges her")]
    [InlineData("titel: Ny bog", "<<: *ny\ntitel: Ny bog", 2, "henvisninger med * kan ikke bruges her")]
    [InlineData("titel: Ny bog", "<<: {titel: x}\ntitel: Ny bog", 2, "feltet »<<« kendes ikke")]
    [InlineData("titel: Ny bog", "titel: !!python/object/apply:os.system [id]", 2, "mærker med ! kan ikke bruges her")]
    [InlineData("titel: Ny bog", "titel: !!str Ny bog", 2, "mærker med ! kan ikke bruges her")]
    [InlineData("titel: Ny bog", "? [a, b]\n: c\ntitel: Ny bog", 2, "kendes ikke")]
    [InlineData("titel: Ny bog", "titel: \"a\\0b\"", 2, "»titel« har et usynligt styretegn (U+0000)")]
    [InlineData("titel: Ny bog", "titel: \"a\\u202Eb\"", 2, "»titel« har et usynligt styretegn (U+202E)")]
    [InlineData("titel: Ny bog", "titel: a\u202Eb", 2, "linjen har et usynligt styretegn (U+202E)")]
    [InlineData("titel: Ny bog", "titel: Ny bog\ntidligere-adresser: /nyheder/gammel", 3, "»tidligere-adresser« skal være en liste – skriv hvert punkt på sin egen linje")]
    [InlineData("titel: Ny bog", "titel: Ny bog\ntidligere-adresser: [[a]]", 3, "»tidligere-adresser« skal være en liste")]
    [InlineData("titel: Ny bog", "titel: Ny bog\ntidligere-adresser: [\"/a\\u0001\"]", 3, "usynligt styretegn (U+0001)")]
    [InlineData("haefte: broen", "haefte: aaen", 6, "hæftet »aaen« findes ikke – skriv navnet på en mappe i haefter")]
    public void A_field_that_cannot_be_used_is_told_on_its_own_line(string good, string bad, int line, string what) =>
        ContentTree.Valid().Changing(ContentTree.News, good, bad)
            .RefusesAmongOthers(ContentTree.News, line, what);

    [Theory]
    [InlineData("")]
    [InlineData("Bare tekst")]
    [InlineData("\n---\ntitel: x\n---\n")]
    [InlineData("<<<<<<< HEAD\n---\ntitel: x\n")]
    public void A_file_without_front_matter_is_refused(string text) =>
        ContentTree.Valid().With(ContentTree.News, text).Refuses(ContentTree.News, 1, "filen begynder ikke med linjen ---");

    [Fact]
    public void Front_matter_that_is_never_closed_is_refused() =>
        ContentTree.Valid().With(ContentTree.News, "---\ntitel: x\n\nTekst").Refuses(ContentTree.News, 1, "oplysningerne øverst bliver aldrig afsluttet");

    [Theory]
    [InlineData("---\n---\n")]
    [InlineData("---\nbare tekst\n---\n")]
    [InlineData("---\n- en liste\n---\n")]
    public void Front_matter_must_be_named_values(string text) =>
        ContentTree.Valid().With(ContentTree.News, text).Refuses(ContentTree.News, 2, "her skal stå oplysninger på formen »navn: værdi«");

    [Theory]
    [InlineData("titel: [a")]
    [InlineData("titel: {a: b")]
    [InlineData("titel: 'a")]
    [InlineData("a: b: c: d")]
    [InlineData("\"\\uD800\": x")]
    [InlineData("%YAML 9.9")]
    [InlineData("titel: |9\n x")]
    [InlineData("titel: @x")]
    [InlineData("titel: `x")]
    [InlineData("- a\ntitel: b")]
    [InlineData("]")]
    [InlineData("? ")]
    [InlineData(": x")]
    [InlineData("titel: x\n:")]
    [InlineData(":d:\n  - a: b\n: ")]
    [InlineData("titel: >-\n\u00A0x\ntitel: y: z")]
    public void Yaml_that_nobody_can_read_is_a_fault_and_never_an_exception(string yaml)
    {
        var faults = ContentTree.Valid().With(ContentTree.News, $"---\n{yaml}\n---\n\nTekst\n").Faults();

        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.Equal(ContentTree.News, fault.File));
        Assert.All(faults, fault => Assert.InRange(fault.Line, 1, 8));
    }

    [Fact]
    public void An_alias_bomb_is_refused_at_its_first_anchor()
    {
        var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 12; level++)
        {
            bomb.Append(CultureInfo.InvariantCulture, $"a{level}: &a{level} [{string.Join(", ", Enumerable.Repeat($"*a{level - 1}", 9))}]\n");
        }

        ContentTree.Valid().With(ContentTree.News, $"---\ntitel: x\n{bomb}---\n").Refuses(ContentTree.News, 3, "ankre med &");
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    public void Deep_nesting_is_refused_before_anything_is_built(string level) =>
        ContentTree.Valid().With(ContentTree.News, $"---\ntitel: x\na: \n {string.Concat(Enumerable.Repeat(level, 5000))}\n---\n")
            .Refuses(ContentTree.News, 4, "oplysningerne er indlejret for dybt");

    [Theory]
    [InlineData("nej")]
    [InlineData("no")]
    [InlineData("2022")]
    [InlineData("0x1F")]
    [InlineData("99999999999999999999999")]
    public void A_title_is_text_also_when_it_looks_like_something_else(string title) =>
        Assert.Equal(title, ContentTree.Valid().Changing(ContentTree.News, "Ny bog", title).Publish().News[0].Title);

    [Theory]
    [InlineData("udgave: 1", "udgave: 0", "»udgave« er »0« – skriv et helt tal fra 1 til 999")]
    [InlineData("udgave: 1", "udgave: første", "skriv et helt tal fra 1 til 999")]
    [InlineData("udgave: 1", "udgave:", "feltet »udgave« mangler")]
    [InlineData("udgivet: 2022-04-20", "udgivet:", "feltet »udgivet« mangler")]
    [InlineData("status: udkast", "status: kladde", "»status« er »kladde« – skriv udkast eller udgivet eller trukket-tilbage")]
    [InlineData("status: udkast", "status: [udkast]", "»status« skal være en enkelt værdi")]
    [InlineData("- id: foer", "- id: Før", "»Før« kan ikke være en betegnelse – skriv den som »foer«")]
    [InlineData("faser:\n  - id: foer\n    titel: Før\n", "faser: foer\n", "»faser« skal være en liste af poster")]
    public void The_front_matter_of_a_booklet_is_checked_too(string good, string bad, string what)
    {
        var tree = ContentTree.Valid().Changing(ContentTree.Contents, good, bad);
        var line = 1 + tree[ContentTree.Contents].Split('\n').Index().First(pair => pair.Item.Contains(bad.TrimEnd().Split('\n')[0], StringComparison.Ordinal)).Index;

        tree.RefusesAmongOthers(ContentTree.Contents, line, what);
    }

    [Fact]
    public void A_lone_half_of_a_character_in_an_id_is_a_fault()
        => ContentTree.Valid().Changing(ContentTree.Webinar, "id: lancering", "id: \"\\uD800\"").RefusesAmongOthers(ContentTree.Webinar, 2, "");
}
