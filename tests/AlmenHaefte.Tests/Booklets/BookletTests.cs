using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Booklets;

public sealed class BookletTests
{
    private const string Extra = "haefter/broen/punkter/tre.md";

    [Fact]
    public void A_booklet_has_the_order_of_its_table_of_contents()
    {
        var booklet = ContentTree.Valid().Changing(ContentTree.Contents, "1. [Ord](punkter/ord.md)\n2. [Tål](punkter/taal.md)", "1. [Tål](punkter/taal.md)\n2. [Ord](punkter/ord.md)").Publish().Booklets[0];

        Assert.Equal(["taal", "ord", "foer"], booklet.Chapters.Select(chapter => chapter.Slug));
        Assert.Equal(["Punkterne", "Spørgsmålene"], booklet.Parts.Select(part => part.Title));
        Assert.Equal("<p>To punkter.</p>\n", booklet.Parts[0].IntroductionHtml);
        Assert.StartsWith("<p>Forord med en kilde.", booklet.Introduction.Html, StringComparison.Ordinal);
        var ord = booklet.Find("ord")!;
        Assert.Equal(("taal", "foer"), (booklet.Before(ord)!.Slug, booklet.After(ord)!.Slug));
    }

    [Theory]
    [InlineData("(punkter/ord.md)", "(punkter/vej.md)", 24, "kapitlet »punkter/vej.md« findes ikke – ret filnavnet, eller slet linjen")]
    [InlineData("[Ord]", "[Ordet]", 24, "indholdsfortegnelsen kalder kapitlet »Ordet«, men dets titel er »Ord« – skriv kapitlets titel, eller kør check --fix")]
    [InlineData("2. [Tål](punkter/taal.md)", "2. [Tål](punkter/taal.md)\n3. [Ord](punkter/ord.md)", 26, "kapitlet »punkter/ord.md« står to gange i indholdsfortegnelsen")]
    [InlineData("2. [Tål](punkter/taal.md)", "2. [Tål](punkter/taal.md)\n3. Mere følger", 26, "linjen i indholdsfortegnelsen er ikke et link til et kapitel og ikke andet")]
    [InlineData("2. [Tål](punkter/taal.md)", "2. [Tål](punkter/taal.md), som er god", 25, "linjen i indholdsfortegnelsen er ikke et link til et kapitel og ikke andet")]
    [InlineData("punkter: 2", "punkter: 3", 9, "hæftet har 3 punkter, men intet kapitel har nummer 3")]
    public void The_table_of_contents_and_the_chapters_must_agree(string good, string bad, int line, string what) =>
        ContentTree.Valid().Changing(ContentTree.Contents, good, bad).RefusesAmongOthers(ContentTree.Contents, line, what);

    [Fact]
    public void A_chapter_must_be_listed() =>
        ContentTree.Valid().With(Extra, ContentTree.Chapter("Tre", "Tekst")).Refuses(Extra, 1, "kapitlet står ikke i indhold.md");

    [Fact]
    public void A_deleted_chapter_must_be_taken_off_the_list() =>
        ContentTree.Valid().Without(ContentTree.Questions).RefusesAmongOthers(ContentTree.Contents, 29, "kapitlet »spoergsmaal/foer.md« findes ikke");

    [Theory]
    [InlineData("nummer: 13", 6, "»nummer« er »13« – skriv et helt tal fra 1 til 2")]
    [InlineData("nummer: 2", 6, "nummer 2 bruges også af haefter/broen/punkter/ord.md")]
    [InlineData("fase: efter", 6, "fasen »efter« findes ikke – skriv en af disse: foer")]
    public void The_number_and_the_phase_of_a_point_are_those_of_the_booklet(string field, int line, string what) =>
        ContentTree.Valid().With(ContentTree.Point, ContentTree.Chapter("Ord", "Tekst", "nummer: 2"))
            .With(ContentTree.OtherPoint, ContentTree.Chapter("Tål", "Tekst", field)).RefusesAmongOthers(ContentTree.OtherPoint, line, what);

    [Theory]
    [InlineData("haefter/broen/punkter/kilder.md", "filnavnet »kilder« kan ikke være en adresse – giv filen et andet navn, fx tre.md")]
    [InlineData("haefter/broen/punkter/blåbær.md", "filnavnet »blåbær« kan ikke være en adresse")]
    [InlineData("haefter/broen/punkter/To ord.md", "filnavnet »To ord« kan ikke være en adresse")]
    [InlineData("haefter/broen/andre/taal.md", "adressen /haefter/broen/taal bruges også af")]
    public void The_name_of_a_chapter_is_an_address_of_its_own(string path, string what)
    {
        var faults = ContentTree.Valid().With(path, ContentTree.Chapter("Tre", "Tekst")).Faults();

        Assert.Contains(faults, fault => fault.Line == 1 && $"{fault.What} – {fault.Remedy}".Contains(what, StringComparison.Ordinal));
    }

    [Fact]
    public void The_name_of_a_booklet_s_folder_is_an_address()
    {
        const string path = "haefter/Blå bro/indhold.md";

        ContentTree.Valid().With(path, "---\ntitel: Blå\nserie: Blå\nresume: Blå\nudgave: 1\nudgivet: 2022-01-01\nopdateret: 2022-01-01\nstatus: udkast\n---\n").With("haefter/Blå bro/udgaver/1.yml", "---\nudgave: 1\nudgivet: 2022-01-01\n---\ntekster: []\n")
            .Refuses(path, 1, "mappens navn »Blå bro« kan ikke være en adresse – kald mappen blaa-bro");
    }

    [Fact]
    public void A_booklet_without_contents_is_one_fault_and_not_one_in_each_file_that_refers_to_it() =>
        ContentTree.Valid().Without(ContentTree.Contents).Refuses(ContentTree.Contents, 1, "hæftet har ingen indholdsfortegnelse – læg en fil med navnet indhold.md i mappen");

    [Theory]
    [InlineData(ContentTree.Point)]
    [InlineData(ContentTree.Contents)]
    [InlineData(ContentTree.Sources)]
    [InlineData(ContentTree.Glossary)]
    [InlineData(ContentTree.Timeline)]
    [InlineData(ContentTree.Image)]
    [InlineData(ContentTree.Questions)]
    [InlineData(ContentTree.Page)]
    public void A_file_that_cannot_be_read_is_one_fault_and_not_one_in_each_file_that_refers_to_it(string path) =>
        Assert.Equal(path, Assert.Single(ContentTree.Valid().With(path, "\0").Faults()).File);

    [Theory]
    [InlineData("status: trukket-tilbage", "begrundelse: Den var forkert.", "afloeser: ord.md", null, 0)]
    [InlineData("status: trukket-tilbage", "", "", "kapitlet er trukket tilbage uden »begrundelse«", 4)]
    [InlineData("status: trukket-tilbage", "begrundelse: Den var forkert.", "afloeser: vej.md", "filen »vej.md« findes ikke", 6)]
    public void A_withdrawn_chapter_gives_its_reason(string status, string reason, string successor, string? what, int line)
    {
        var tree = ContentTree.Valid().With(Extra, $"---\ntitel: Tre\nresume: Tre\n{status}\n{reason}\n{successor}\nopdateret: 2026-11-23\n---\nTekst\n");
        if (what is not null)
        {
            tree.RefusesAmongOthers(Extra, line, what);
            return;
        }
        var withdrawn = tree.Publish().Withdrawn["/haefter/broen/tre"];
        Assert.Equal(("Den var forkert.", "/haefter/broen/ord"), (withdrawn.Reason, withdrawn.Successor));
    }

    [Fact]
    public void A_withdrawn_chapter_is_in_no_table_of_contents_and_behind_no_link()
    {
        var tree = ContentTree.Valid().With(ContentTree.Point, ContentTree.Chapter("Ord", "Tekst", "nummer: 1", "begrundelse: Forkert").Replace("udkast", "trukket-tilbage", StringComparison.Ordinal));

        tree.RefusesAmongOthers(ContentTree.Contents, 24, "kapitlet »punkter/ord.md« er trukket tilbage – slet linjen");
        tree.RefusesAmongOthers(ContentTree.OtherPoint, ContentTree.BodyLine("nummer"), "linket »ord.md« fører til en fil, der ikke findes");
    }

    [Theory]
    [InlineData(ContentTree.Sources, "- id: K2", "- id: K1", 8, "betegnelsen »K1« er brugt før i filen")]
    [InlineData(ContentTree.Sources, "- id: K2", "- id: K-2", 8, "»K-2« kan ikke være en kildes betegnelse – brug kun bogstaverne a–z og tal, fx K12")]
    [InlineData(ContentTree.Sources, "adresse: https://museum.example/", "adresse: javascript:alert(1)", 11, "»javascript:alert(1)« er ikke en adresse på nettet – skriv den fra og med https://")]
    [InlineData(ContentTree.Sources, "    adresse: https://museum.example/\n", "", 8, "feltet »adresse« mangler")]
    [InlineData(ContentTree.Sources, "    laest: uddrag", "    laest: uddrag\n    laengde: 3", 14, "feltet »laengde« kendes ikke")]
    [InlineData(ContentTree.Sources, "kilder:\n", "kilde:\n", 1, "feltet »kilde« kendes ikke")]
    [InlineData(ContentTree.Glossary, "- id: toejning", "- id: Tøjning", 2, "»Tøjning« kan ikke være en betegnelse – skriv den som »toejning«")]
    [InlineData(ContentTree.Timeline, "- fra: 2021-05", "- fra: maj 2021", 3, "»maj 2021« er ikke en dato")]
    [InlineData(ContentTree.Timeline, "- fra: 2021-05\n    til: 2022\n", "- til: 2022\n", 3, "feltet »fra« mangler")]
    [InlineData(ContentTree.Timeline, "til: 2022", "til: 2020", 4, "begivenheden slutter, før den begynder")]
    [InlineData(ContentTree.Timeline, "spor: hjem", "spor: ude", 7, "»spor« er »ude« – skriv rammer eller hjem eller os eller viden")]
    [InlineData(ContentTree.Timeline, "kilder: [K1]", "kilder: [K9]", 8, "kilden K9 findes ikke")]
    public void The_lists_are_checked_line_by_line(string file, string good, string bad, int line, string what) => ContentTree.Valid().Changing(file, good, bad).RefusesAmongOthers(file, line, what);

    [Fact]
    public void A_list_that_no_booklet_has_is_refused() =>
        ContentTree.Valid().With("haefter/broen/personer.yml", "a: b\n").Refuses("haefter/broen/personer.yml", 1, "filen kendes ikke – et hæfte har kilder.yml, ordliste.yml, tidslinje.yml og rettelser.yml, og udgaver har numre: udgaver/2.yml");

    [Fact]
    public void A_source_knows_the_chapters_that_use_it()
    {
        var booklet = ContentTree.Valid().Publish().Booklets[0];

        Assert.Equal(["ord"], booklet.ChaptersUsing(booklet.Sources.Sources[1]).Select(chapter => chapter.Slug));
    }
}
