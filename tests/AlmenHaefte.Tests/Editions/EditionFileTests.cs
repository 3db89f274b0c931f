using AlmenHaefte.Publishing;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Editions;

/// <summary>What <c>check</c> says of files that somebody has been at.</summary>
public sealed class EditionFileTests
{
    private const string Head = "---\nudgave: 1\nudgivet: 2022-04-20\n---\ntekster: []\n";

    [Theory]
    [InlineData("---\nudgave: 2\nudgivet: 2022-04-20\n---\ntekster: []\n", 2, "filen hedder 1.yml, men siger udgave 2")]
    [InlineData("---\nudgave: 1\nudgivet: 2022-04-21\n---\ntekster: []\n", 3, "1. udgave er fra 2022-04-21, men indhold.md siger 2022-04-20 – ret »udgivet« i indhold.md")]
    [InlineData("---\nudgave: 1\nudgivet: 2022-04-20\nfarve: rød\n---\ntekster: []\n", 4, "feltet »farve« kendes ikke")]
    [InlineData("udgave: 1\nudgivet: 2022-04-20\n", 1, "filen begynder ikke med linjen ---")]
    [InlineData("---\nudgave: 1\nudgivet: 2022-04-20\nkapitler:\n  - adresse: ord\n---\ntekster: []\n", 5, "feltet »note« mangler")]
    public void An_edition_s_file_is_checked_line_by_line(string text, int line, string what) => ContentTree.Valid().With(ContentTree.Edition, text).Refuses(ContentTree.Edition, line, what);

    [Fact]
    public void The_current_edition_has_its_file() =>
        ContentTree.Valid().Without(ContentTree.Edition).Refuses(ContentTree.Edition, 1, "1. udgave har ingen fil, så ingen kan få at vide, hvad der er ændret siden – kør edition broen");

    [Fact]
    public void No_edition_is_missing_between_two() =>
        Third().Without(EditedFolder.Second).Refuses(EditedFolder.Second, 1, "2. udgave har ingen fil");

    [Fact]
    public void A_number_that_was_raised_by_hand_is_told_with_the_way_out() =>
        ContentTree.Valid().Changing(ContentTree.Contents, "udgave: 1", "udgave: 2").Refuses(EditedFolder.Second, 1, "skriv udgave 1 igen i indhold.md, og kør edition broen med en note");

    [Fact]
    public void Every_edition_but_the_first_says_what_is_new() =>
        Third().Changing(EditedFolder.Second, "note: Nyt.\n", "").Refuses(EditedFolder.Second, 2, "2. udgave siger ikke, hvad der er nyt");

    [Fact]
    public void Editions_come_one_after_the_other() =>
        Third().Changing(EditedFolder.Second, "2023-01-01", "2021-01-01").Refuses(EditedFolder.Second, 3, "2. udgave er fra før 1. udgave");

    [Fact]
    public void A_booklet_may_have_had_editions_before_it_came_here()
    {
        var site = Third().Without(ContentTree.Edition).Without(EditedFolder.Second).Changing("haefter/broen/udgaver/3.yml", "note: Mere.\n", "").Publish();

        Assert.Equal(3, Assert.Single(site.Booklets[0].Editions).Number);
    }

    [Theory]
    [InlineData("---\nudgave: 1\nudgivet: 2022-04-20\n---\ntekster:\n  - adresse: ord\n    afsnit: []\n", 6, "feltet »titel« mangler")]
    [InlineData("---\nudgave: 1\nudgivet: 2022-04-20\n---\ntekster: [\n", 6, "linjen kan ikke læses")]
    [InlineData("---\nudgave: 1\nudgivet: 2022-04-20\n---\n", 5, "her skal stå oplysninger")]
    [InlineData("---\nudgave: 1\nudgivet: 2022-04-20\n---\n<<<<<<< HEAD\ntekster: []\n", 6, "linjen kan ikke læses")]
    public void Texts_that_cannot_be_read_are_told_by_check_and_do_not_stop_the_site(string text, int line, string what)
    {
        using var folder = new EditedFolder();
        folder[ContentTree.Edition] = text;

        var fault = Assert.Single(folder.Check().Split('\n'));
        Assert.StartsWith($"{ContentTree.Edition}:{line}: ", fault, StringComparison.Ordinal);
        Assert.Contains(what, fault, StringComparison.Ordinal);
        Assert.Null(folder.Since(1).Changes);
    }

    [Theory]
    [InlineData("rettelser:\n  - dato: 2026-11-31\n    note: x\n", 2, "»2026-11-31« er ikke en dato")]
    [InlineData("rettelser:\n  - dato: 2026-11-30\n", 2, "feltet »note« mangler")]
    [InlineData("rettelser:\n  - dato: 2026-11-30\n    note: x\n    kapitel: findes-ikke\n", 4, "kapitlet »findes-ikke« findes ikke – skriv navnet på kapitlets fil uden .md")]
    [InlineData("rettelser:\n  - dato: 2026-11-30\n    note: x\n    sted: x\n", 4, "feltet »sted« kendes ikke")]
    [InlineData("rettelser: ja\n", 1, "»rettelser« skal være en liste af poster")]
    [InlineData("rettelse:\n  - dato: 2026-11-30\n    note: x\n", 1, "feltet »rettelse« kendes ikke")]
    public void The_corrections_are_checked_line_by_line(string text, int line, string what) => ContentTree.Valid().With(EditedFolder.Corrections, text).RefusesAmongOthers(EditedFolder.Corrections, line, what);

    [Theory]
    [InlineData("haefter/broen/udgaver/foerste.yml")]
    [InlineData("haefter/broen/udgaver/0.yml")]
    [InlineData("haefter/broen/udgaver/1/2.yml")]
    public void Nothing_else_lies_among_the_editions(string path) => ContentTree.Valid().With(path, Head).Refuses(path, 1, "filen kendes ikke");

    [Fact]
    public void An_edition_may_be_as_long_as_a_booklet()
    {
        using var folder = new EditedFolder();
        folder[ContentTree.Edition] += $"  - titel: '{new string('x', 2_000_000)}'\n";

        Assert.Equal(ContentCheck.AllWell, folder.Check());
    }

    [Fact]
    public void Files_of_the_folder_are_not_pages()
    {
        var site = ContentTree.Valid().With(EditedFolder.Corrections, "rettelser: []\n").Saying("Se [udgaverne](../udgaver/).").Publish();

        Assert.Contains("<a href=\"/haefter/broen/udgaver\">udgaverne</a>", site.Booklets[0].Point(1)!.Text.Html, StringComparison.Ordinal);
        Assert.Equal(3, site.Booklets[0].Chapters.Count());
    }

    private static ContentTree Third() => ContentTree.Valid().Changing(ContentTree.Contents, "udgave: 1\nudgivet: 2022-04-20", "udgave: 3\nudgivet: 2024-01-01")
        .With(EditedFolder.Second, "---\nudgave: 2\nudgivet: 2023-01-01\nnote: Nyt.\n---\ntekster: []\n")
        .With("haefter/broen/udgaver/3.yml", "---\nudgave: 3\nudgivet: 2024-01-01\nnote: Mere.\n---\ntekster: []\n");
}
