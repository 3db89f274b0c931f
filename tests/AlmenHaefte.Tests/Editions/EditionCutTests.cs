using System.Text;
using AlmenHaefte.Booklets;
using AlmenHaefte.Editions;
using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Editions;

public sealed class EditionCutTests : IDisposable
{
    private const string Note = "Punkt 1 siger nu, hvem der bærer hvad, for det spurgte mange om.";

    private readonly EditedFolder folder = new();

    [Fact]
    public void The_first_edition_is_the_booklet_as_it_stands_and_needs_no_note()
    {
        Assert.Equal(ContentCheck.AllWell, folder.Check());
        Assert.Equal(ContentTree.Valid()[ContentTree.Contents], folder[ContentTree.Contents]);
        var edition = Assert.Single(folder.Load().Booklets[0].Editions);
        Assert.Equal((1, new DateOnly(2022, 4, 20), null), (edition.Number, edition.Published, edition.Note));
        Assert.Empty(folder.Since(1).Changes!);
    }

    [Fact]
    public void An_edition_is_kept_as_words_that_a_person_can_read() =>
        Assert.Equal(
            """
            ---
            # Skrevet af kommandoen »edition«. Rettes ikke i hånden: her står, hvad læserne fik.
            udgave: 1
            udgivet: 2022-04-20
            ---
            tekster:
              - titel: 'Broen'
                afsnit:
                  - tekst:
                      - 'Om at bygge bro'
                  - tekst:
                      - 'Forord med en kilde.'
                  - id: punkterne
                    tekst:
                      - 'Punkterne'
                      - 'To punkter.'
                  - id: spoergsmaalene
                    tekst:
                      - 'Spørgsmålene'
                  - id: kolofon
                    tekst:
                      - 'Kolofon'
                      - 'Udgave: Første'
              - titel: 'Ord'
                adresse: ord
                nummer: 1
                afsnit:
                  - tekst:
                      - 'Kort fortalt'
                  - tekst:
                      - 'Teksten begynder her.'
                  - id: ord-baerer
                    tekst:
                      - 'Ord bærer'
                      - 'Mere tekst.'
                      - 'En bro over vand'
              - titel: 'Tål'
                adresse: taal
                nummer: 2
                afsnit:
                  - tekst:
                      - 'Kort fortalt'
                  - tekst:
                      - 'Se det første punkt, grunden, tøjning og kilden.'
                      - 'Broens tid.'
                      - '2019 Loven vedtages'
                      - 'maj 2021 Broen tegnes'
              - titel: 'Før I bygger'
                adresse: foer
                afsnit:
                  - tekst:
                      - 'Kort fortalt'
                  - id: om-grunden
                    tekst:
                      - 'Om grunden'
                  - id: hvad-vil-i
                    tekst:
                      - 'Hvad vil I?'
                      - 'Tænk over det.'
              - titel: 'Ordliste'
                adresse: ordliste
                afsnit:
                  - id: toejning
                    tekst:
                      - 'Tøjning'
                      - 'Hvor meget noget giver sig.'
                      - 'Også kaldt: stræk.'
              - titel: 'Kilder'
                adresse: kilder
                afsnit:
                  - id: K1
                    tekst:
                      - 'K1'
                      - 'Broens historie. Broselskabet, marts 2022. Læst: hele teksten.'
                  - id: K2
                    tekst:
                      - 'K2'
                      - 'Vand & vind. Søfartsmuseet, udateret. Læst: uddrag.'

            """.ReplaceLineEndings("\n"), folder[ContentTree.Edition]);

    [Fact]
    public void A_new_edition_raises_the_number_and_the_dates_and_keeps_its_notes_and_texts()
    {
        var before = folder.Changing(ContentTree.Point, "Mere tekst.", "Mere tekst om last.")[ContentTree.Contents];

        var made = Assert.IsType<CutResult.Made>(folder.Cut($"  {Note}\n", new ChapterNote("ord", "Lasten er med: »L'eau«.")));

        Assert.Equal("Punkt 1: Ord", Assert.Single(made.Changes).Label);
        Assert.Equal(before.Replace("udgave: 1", "udgave: 2", StringComparison.Ordinal).Replace("udgivet: 2022-04-20", "udgivet: 2026-11-24", StringComparison.Ordinal).Replace("opdateret: 2026-11-23", "opdateret: 2026-11-24", StringComparison.Ordinal), folder[ContentTree.Contents]);
        Assert.Equal(ContentCheck.AllWell, folder.Check());
        var booklet = folder.Load().Booklets[0];
        Assert.Equal([2, 1], booklet.Editions.Select(edition => edition.Number));
        Assert.Equal((Note, new ChapterNote("ord", "Lasten er med: »L’eau«.")), (booklet.Editions[0].Note, Assert.Single(booklet.Editions[0].Chapters)));
        Assert.Equal((2, EditedFolder.Today, EditedFolder.Today), (booklet.Edition, booklet.Published, booklet.Updated));
        Assert.Single(folder.Since(1).Changes!);
        Assert.Empty(folder.Since(2).Changes!);
    }

    [Theory]
    [InlineData("\uFEFF---\r\ntitel: Broen", "\r\n")]
    [InlineData("---\ntitel: Broen", "\n")]
    public void Everything_else_in_the_file_stays_as_it_was_byte_for_byte(string start, string lineEnd)
    {
        string File(string edition, string published, string updated) =>
            $"{start}\nserie: Brohæfter\nresume: 'udgave: 7 og opdateret: 2000-01-01'\nudgave : {edition}   # tallet\nudgivet:   {published}\nopdateret: {updated}  \nstatus: udkast\npunkter: 2\nfaser:\n  - id: foer\n    titel: \"udgave: 3\"\n---   \n\nudgave: 1\n\n## P {{#p}}\n\n1. [Ord](punkter/ord.md)\n2. [Tål](punkter/taal.md)\n3. [Før I bygger](spoergsmaal/foer.md)"
                .Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", lineEnd, StringComparison.Ordinal);
        folder[ContentTree.Contents] = File("1", "\"2022-04-20\"", "'2026-11-23'");

        Assert.IsType<CutResult.Made>(folder.Cut(Note));

        Assert.Equal(Encoding.UTF8.GetBytes(File("2", "2026-11-24", "2026-11-24")), System.IO.File.ReadAllBytes(folder.PathOf(ContentTree.Contents)));
    }

    [Fact]
    public void Without_a_note_it_only_tells_what_has_changed()
    {
        folder.Changing(ContentTree.Point, "Mere tekst.", "Mindre tekst.");
        var before = folder[ContentTree.Contents];

        Assert.Single(Assert.IsType<CutResult.NoNote>(folder.Cut(null)).Changes);
        Assert.IsType<CutResult.NoNote>(folder.Cut(" \n"));

        Assert.Equal(before, folder[ContentTree.Contents]);
        Assert.False(File.Exists(folder.PathOf(EditedFolder.Second)));
    }

    [Fact]
    public void Nothing_new_is_no_new_edition()
    {
        // A line broken elsewhere, other marks and another source are no change to the words.
        folder.Changing(ContentTree.Point, "Teksten begynder her.", "*Teksten*\nbegynder her.").Changing(ContentTree.Contents, "kilde. [@K1]", "kilde. [@K2]");

        Assert.IsType<CutResult.Unchanged>(folder.Cut(Note));
        Assert.False(File.Exists(folder.PathOf(EditedFolder.Second)));
    }

    [Fact]
    public void A_text_with_faults_is_not_handed_out()
    {
        folder.Changing(ContentTree.Point, "Mere tekst.", "Mere \"tekst\".");

        Assert.Equal(ContentTree.Point, Assert.Single(Assert.IsType<CutResult.Faulty>(folder.Cut(Note)).Faults).File);
        Assert.IsType<CutResult.Unknown>(EditionCut.Cut(folder.Folder, "tunnelen", Note, [], EditedFolder.Today));
        Assert.False(File.Exists(folder.PathOf(EditedFolder.Second)));
    }

    [Fact]
    public void A_note_is_for_readers_and_names_a_chapter_that_is_there()
    {
        folder.Changing(ContentTree.Point, "Mere tekst.", "Mindre tekst.");

        Assert.Equal("findes-ikke", Assert.IsType<CutResult.UnknownChapter>(folder.Cut(Note, new ChapterNote("findes-ikke", "x"))).Chapter);
        Assert.Contains("usynligt", Assert.Single(Assert.IsType<CutResult.Faulty>(folder.Cut("Skjult\u202E")).Faults).What, StringComparison.Ordinal);
        Assert.False(File.Exists(folder.PathOf(EditedFolder.Second)));
    }

    [Fact]
    public void An_edition_is_never_older_than_the_one_before()
    {
        folder.Changing(ContentTree.Point, "Mere tekst.", "Mindre tekst.");

        Assert.IsType<CutResult.TooEarly>(EditionCut.Cut(folder.Folder, EditedFolder.Booklet, Note, [], new DateOnly(2022, 4, 19)));
    }

    [Fact]
    public void A_cut_that_was_interrupted_is_told_and_finished_by_cutting_again()
    {
        var before = folder.Changing(ContentTree.Point, "Mere tekst.", "Mindre tekst.")[ContentTree.Contents];
        folder.Cut(Note);
        var after = folder[ContentTree.Contents];
        folder[ContentTree.Contents] = before;

        Assert.Equal($"{EditedFolder.Second}:3: 2. udgave er ikke gjort færdig: indhold.md siger udgave 1 – kør edition broen igen, eller slet filen", folder.Check());
        Assert.IsType<CutResult.NoNote>(folder.Cut(null));
        Assert.IsType<CutResult.Made>(folder.Cut("En anden note."));

        Assert.Equal(after, folder[ContentTree.Contents]);
        Assert.Equal("En anden note.", folder.Load().Booklets[0].Editions[0].Note);
        Assert.Equal(ContentCheck.AllWell, folder.Check());
    }

    [Fact]
    public void The_site_goes_on_with_the_former_edition_while_a_cut_is_half_way()
    {
        var before = folder.Changing(ContentTree.Point, "Mere tekst.", "Mindre tekst.")[ContentTree.Contents];
        folder.Cut(Note);
        folder[ContentTree.Contents] = before;

        var shelf = new Bookshelf(folder.Folder);
        shelf.Refresh();

        Assert.Single(shelf.Faults);
        Assert.Equal(1, Assert.Single(shelf.Current.Booklets[0].Editions).Number);
        Assert.Equal(3, shelf.Current.Booklets[0].Chapters.Count());
    }

    [Fact]
    public void When_a_file_cannot_be_written_everything_is_as_before()
    {
        var before = folder.Changing(ContentTree.Point, "Mere tekst.", "Mindre tekst.")[ContentTree.Contents];
        Directory.CreateDirectory(folder.PathOf(EditedFolder.Second));

        using var output = new StringWriter { NewLine = "\n" };
        Assert.Equal(1, EditionCommand.Run(folder.Folder, EditedFolder.Booklet, Note, [], EditedFolder.Today, output));

        Assert.StartsWith("Udgaven kunne ikke skrives, og intet er ændret: ", output.ToString(), StringComparison.Ordinal);
        Assert.Equal(before, folder[ContentTree.Contents]);
        Assert.Equal(["1.yml", "2.yml"], new DirectoryInfo(Path.GetDirectoryName(folder.PathOf(EditedFolder.Second))!).GetFileSystemInfos().Select(file => file.Name).Order());
        Directory.Delete(folder.PathOf(EditedFolder.Second));
        Assert.IsType<CutResult.Made>(folder.Cut(Note));
    }

    [Theory]
    [InlineData("Hø{'hej'}: - # | > % @ ` !x &y *z {a: b} [c] \\\\ ''")]
    [InlineData("---")]
    [InlineData("...")]
    [InlineData("null")]
    [InlineData("~")]
    [InlineData("\\<script>alert('ååå')\\</script> 𝄞 \u00A0x")]
    public void Whatever_a_text_says_it_is_kept_as_it_is(string words)
    {
        folder.Changing(ContentTree.Glossary, "forklaring: Hvor meget noget giver sig.", $"forklaring: '{words.Replace("'", "''", StringComparison.Ordinal)}'");

        Assert.IsType<CutResult.Made>(folder.Cut(words.Replace("\\", "", StringComparison.Ordinal)));

        Assert.Empty(folder.Since(2).Changes!);
        Assert.Equal(ContentCheck.AllWell, folder.Check());
    }

    [Fact]
    public void The_command_tells_what_has_changed_and_how_to_go_on()
    {
        folder.Changing(ContentTree.Point, "Mere tekst.", "Mindre tekst.");
        folder.Withdrawing("ord.md").Changing(ContentTree.Questions, "punkter=1,2", "punkter=1");

        Assert.Equal((0, """
            Ændret siden 1. udgave, 20. april 2022:
              Punkt 1: Ord: 1 afsnit
              Punkt 2: Tål: trukket tilbage
            En ny udgave: edition broen --note "hvad der er nyt, for læserne: hvad, hvor og hvorfor"

            """.ReplaceLineEndings("\n")), Command(null));
        Assert.Equal((0, "2. udgave er gemt, dateret 24. november 2026: haefter/broen/udgaver/2.yml\n  Punkt 1: Ord: 1 afsnit\n  Punkt 2: Tål: trukket tilbage\n"), Command(Note));
        Assert.Equal((0, "Intet er ændret siden 2. udgave, 24. november 2026.\n"), Command(null));
        Assert.Equal((1, "Intet er ændret siden 2. udgave, 24. november 2026.\n"), Command(Note));
    }

    public void Dispose() => folder.Dispose();

    private (int ExitCode, string Output) Command(string? note)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var exitCode = EditionCommand.Run(folder.Folder, EditedFolder.Booklet, note, [], EditedFolder.Today, output);
        return (exitCode, output.ToString().Replace('\u00A0', ' '));
    }
}
