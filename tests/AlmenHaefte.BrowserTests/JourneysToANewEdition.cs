using Microsoft.Playwright;

namespace AlmenHaefte.BrowserTests;

public sealed class JourneysToANewEdition(Chromium chromium)
{
    [Fact]
    public async Task Answers_outlive_the_edition_and_say_what_was_asked_when_they_were_given()
    {
        await using var site = new SiteWithQuestions();
        await using var reader = await Reader.AtAsync(chromium, site.Root);
        await reader.OpensAsync(SiteWithQuestions.Sheet);
        var board = new Board(reader.Page);
        await board.AnswersAsync("hvem-er-med", "Alle tre blokke.");
        await board.AnswersAsync("hvad-koster-det", "Fire millioner.");
        await board.AnswersAsync("hvor-laenge", "Til 2029.");

        site.PublishNextEdition();
        await reader.OpensAsync(SiteWithQuestions.Sheet);

        Assert.False(await board.Question("hvem-er-med").GetByText("Spørgsmålet er ændret").IsVisibleAsync());
        var changed = board.Question("hvad-koster-det");
        await Assertions.Expect(changed).ToContainTextAsync("Hvad koster det, og hvem betaler?");
        await Assertions.Expect(changed.Locator(".changed")).ToContainTextAsync("Spørgsmålet er ændret, siden I svarede. Da lød det: »Hvad koster det?«");
        Assert.Equal("Fire millioner.", await board.AnswerToAsync("hvad-koster-det"));
        var retired = reader.Page.Locator("#udgaaede");
        await Assertions.Expect(retired).ToContainTextAsync("Hvor længe varer det?");
        Assert.Equal("Til 2029.", await Board.Answer(retired).InputValueAsync());
        await board.ShutsNobodyOutAsync();

        await changed.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(changed.Locator(".changed")).ToBeHiddenAsync();
        await reader.OpensAsync(SiteWithQuestions.Sheet);
        await Assertions.Expect(board.Question("hvad-koster-det").Locator(".changed")).ToBeHiddenAsync();
        Assert.Contains("Til 2029.", await File.ReadAllTextAsync(await board.TakesAsync("Gem som fil"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_screen_reader_is_told_what_belongs_to_which_question_and_how_far_one_is()
    {
        await using var site = new SiteWithQuestions();
        await using var reader = await Reader.AtAsync(chromium, site.Root);
        await reader.OpensAsync(SiteWithQuestions.Sheet);
        var board = new Board(reader.Page);
        await board.AnswersAsync("hvad-koster-det", "Fire millioner.", "Ved ikke");

        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Navigation, new() { Name = "Overblik" })).ToMatchAriaSnapshotAsync("""
            - navigation "Overblik":
              - heading "Overblik" [level=2]
              - paragraph:
                - link "Spørgsmål"
                - text: 3 spørgsmål, 3 åbne
              - list:
                - listitem:
                  - link "Spørgsmål 1, ikke besvaret"
                - listitem:
                  - link "Spørgsmål 2, ved ikke"
                - listitem:
                  - link "Spørgsmål 3, ikke besvaret"
            """);
        await Assertions.Expect(board.Question("hvad-koster-det")).ToMatchAriaSnapshotAsync("""
            - article "2 Hvad koster det?":
              - heading "2 Hvad koster det?" [level=3]
              - paragraph:
                - link "Om spørgsmålet"
              - group "2 Hvad koster det?":
                - textbox "Svar": Fire millioner.
                - group "Er det på plads?":
                  - radio "Ikke afgjort"
                  - radio "Ja"
                  - radio "Nej"
                  - radio "Ved ikke" [checked]
                  - radio "Ikke relevant"
                - textbox "Ansvarlig"
                - textbox "Frist"
            """);
        await Assertions.Expect(reader.Page.GetByRole(AriaRole.Region, new() { Name = "Jeres sag" })).ToMatchAriaSnapshotAsync("""
            - region "Jeres sag":
              - paragraph:
                - combobox "Sag":
                  - option "Vores sag" [selected]
              - paragraph:
                - button "Ny sag"
                - button "Omdøb"
                - button "Slet sagen"
            """);
    }
}
