namespace AlmenHaefte.Tests.Content;

/// <summary>What an author can get wrong in a text. Every fault names the line of the file, and nothing is lost in silence.</summary>
public sealed class MarkdownFaultTests
{
    /// <summary>The line of the file on which the text of the first point begins.</summary>
    private static readonly int First = ContentTree.BodyLine("nummer", "fase");

    [Theory]
    [InlineData("# Titel {#titel}", 0, "overskriften er på øverste niveau, som titlen har – begynd den med ##")]
    [InlineData("## A {#a}\n\n#### B {#b}", 2, "overskriften springer fra niveau 2 til 4 – begynd den med ###")]
    [InlineData("### A {#a}", 0, "overskriften springer fra niveau 1 til 3")]
    [InlineData("Tekst\n\n## Uden betegnelse", 2, "overskriften har ingen permanent betegnelse – skriv {#uden-betegnelse} til sidst på linjen, eller kør check --fix")]
    [InlineData("## Hej 😀", 0, "skriv {#hej} til sidst")]
    [InlineData("## Note 5", 0, "skriv {#afsnit-note-5} til sidst")]
    [InlineData("## 日本", 0, "skriv {#afsnit} til sidst")]
    [InlineData("## {#a}", 0, "overskriften har ingen tekst")]
    [InlineData("## A {#a}\n\n## B {#a}", 2, "betegnelsen {#a} er brugt før i filen")]
    [InlineData("## A {#noter}", 0, "betegnelsen {#noter} er brugt før i filen")]
    [InlineData("## A {#note-1}", 0, "betegnelsen {#note-1} kan ikke bruges")]
    [InlineData("## A {#tidslinje-titel}", 0, "betegnelsen {#tidslinje-titel} kan ikke bruges")]
    [InlineData("## A {#Å}", 0, "betegnelsen {#Å} kan ikke bruges – brug kun a–z, 0–9 og bindestreg, fx {#a}")]
    [InlineData("## A {#}", 0, "betegnelsen {#} kan ikke bruges")]
    [InlineData("## A {#a onclick=alert(1)}", 0, "betegnelsen {#a onclick=alert(1)} kan ikke bruges")]
    [InlineData("## A {onclick=alert(1)}", 0, "overskriften har ingen permanent betegnelse")]
    [InlineData("Understreget\n===", 1, "overskriften er understreget – begynd den i stedet med ##")]
    [InlineData("Understreget\n---", 1, "overskriften er understreget")]
    [InlineData("Et\nto\n\"tre\"", 2, "lige anførselstegn – skriv »…« i stedet")]
    [InlineData("| A |\n|---|\n| \"b\" |", 2, "lige anførselstegn")]
    [InlineData("- a\n- b\n\n  > c\n  > \"d\"", 4, "lige anførselstegn")]
    [InlineData("Et[^a]\n\n[^a]: Note\n\n[^b]: Ubrugt", 4, "noten [^b] bliver ikke brugt")]
    [InlineData("Et\n[^a]", 1, "noten findes ikke – skriv notens tekst på en linje for sig selv: [^navn]: …")]
    [InlineData("Et[^a]\n\n[^a]: Note\n\n[^a]: Note igen", 4, "noten [^a] står to gange")]
    [InlineData("Et[^a]\n\n[^a]: Note\n\n    Mere", 2, "noten [^a] er mere end ét afsnit")]
    [InlineData("Et[^a]\n\n[^a]: Se [^a]", 2, "en note henviser til en anden note")]
    [InlineData("Et [@K9]", 0, "kilden K9 findes ikke – ret betegnelsen, eller tilføj kilden i kilder.yml")]
    [InlineData("Et [@K-1]", 0, "kildehenvisningen kan ikke læses – skriv den som [@K1] eller [@K1, @K21]")]
    [InlineData("Et [@K1; @K2]", 0, "kildehenvisningen kan ikke læses")]
    [InlineData("Et [link [@K1]](taal.md)", 0, "der står en note inde i et link – flyt noten ud efter linket")]
    [InlineData("> [!FARE]\n> Pas på", 0, "boksen »FARE« kendes ikke – skriv en af disse: REGEL, UENIGHED, ERFARING, EFTERTANKE, NOTE")]
    [InlineData("> [!note]\n> Pas på", 0, "boksen »note« kendes ikke")]
    [InlineData("> [!NOTE] Pas på", 0, "boksens slags står ikke alene på den første linje af et citat")]
    [InlineData("Tekst\n\n> [!REGEL]\n> Loven", 2, "boksen med en regel siger ikke, hvornår reglen er opgjort – skriv »regler-opgjort: 2026-11-23«")]
    [InlineData("::: tidslinje", 0, "»::: tidslinje« bliver aldrig afsluttet")]
    [InlineData("::: billedkarrusel\n:::", 0, "»::: billedkarrusel« kendes ikke her – brug spoergsmaal, punktets-spoergsmaal eller tidslinje")]
    [InlineData("::: tidslinje\n:::\n\n::: tidslinje\n:::", 3, "tidslinjen står to gange i filen")]
    [InlineData("::: spoergsmaal {#q}\n[@K1]\n:::", 0, "spørgsmålet har ingen tekst")]
    [InlineData("::: spoergsmaal {#q}\n- Hvad?\n:::", 0, "spørgsmålet begynder ikke med et afsnit")]
    [InlineData("::: spoergsmaal\nHvad?\n:::", 0, "spørgsmålet har ingen permanent betegnelse – skriv {#hvad} til sidst på linjen")]
    [InlineData("::: spoergsmaal {#q punkter=13}\nHvad?\n:::", 0, "punkt 13 findes ikke – ret numrene efter »punkter=«")]
    [InlineData("::: spoergsmaal {#q punkter=1, 2}\nHvad?\n:::", 0, "»{#q punkter=1, 2}« kan ikke læses – skriv det som {#permanent-id punkter=1,2}")]
    [InlineData("::: spoergsmaal {#q punkt=1}\nHvad?\n:::", 0, "»{#q punkt=1}« kan ikke læses")]
    [InlineData("::: spoergsmaal {#q onclick=alert(1)}\nHvad?\n:::", 0, "kan ikke læses")]
    [InlineData("::: spoergsmaal {#Q}\nHvad?\n:::", 0, "betegnelsen {#Q} kan ikke bruges")]
    [InlineData("![](../billeder/bro.png)", 0, "billedet har ingen alternativ tekst – skriv i [ ], hvad billedet fortæller, eller »pynt«")]
    [InlineData("Se\n![En bro](../billeder/vej.png)", 1, "billedet »../billeder/vej.png« findes ikke")]
    [InlineData("![En bro](../../../../etc/passwd)", 0, "billedet »../../../../etc/passwd« findes ikke")]
    [InlineData("![En bro](https://bro.example/bro.png)", 0, "billedet »https://bro.example/bro.png« findes ikke")]
    [InlineData("[x](../../../../etc/passwd)", 0, "linket »../../../../etc/passwd« fører ud af indholdsmappen")]
    [InlineData("[x](..%2f..%2f..%2f..%2fetc/passwd)", 0, "fører ud af indholdsmappen")]
    [InlineData("[x](vej.md)", 0, "linket »vej.md« fører til en fil, der ikke findes")]
    [InlineData("[x](taal.md#vejen)", 0, "stedet »#vejen« findes ikke i haefter/broen/punkter/taal.md")]
    [InlineData("[x](#vejen)", 0, "stedet »#vejen« findes ikke i haefter/broen/punkter/ord.md")]
    [InlineData("[x](../kilder.yml#K9)", 0, "stedet »#K9« findes ikke i haefter/broen/kilder.yml")]
    [InlineData("[x](/haefter/broen/taal)", 0, "linket »/haefter/broen/taal« er en adresse på sitet – skriv filens navn i stedet")]
    [InlineData("[x](//ond.example)", 0, "linket »//ond.example« er en adresse på sitet")]
    [InlineData("[x]()", 0, "linket fører ingen steder hen")]
    [InlineData("[](taal.md)", 0, "linket har ingen tekst")]
    [InlineData("[x](ftp://bro.example)", 0, "linket »ftp://bro.example« er ikke tilladt – brug https://, mailto: eller navnet på en fil")]
    [InlineData("Et <b>fedt</b> ord", 0, "HTML kan ikke bruges i teksten")]
    [InlineData("Et\n<!-- skjult -->", 1, "HTML kan ikke bruges i teksten")]
    [InlineData("a\n:   b\n:   ::: x", 2, "bliver aldrig afsluttet")]
    public void A_fault_in_a_text_is_told_on_its_line(string body, int linesDown, string what) => ContentTree.Valid().Saying(body).Refuses(ContentTree.Point, First + linesDown, what);

    [Fact]
    public void The_questions_of_a_point_can_only_be_shown_by_a_point() =>
        ContentTree.Valid().Changing(ContentTree.Questions, "## Om grunden", "::: punktets-spoergsmaal\n:::\n\n## Om grunden")
            .Refuses(ContentTree.Questions, ContentTree.BodyLine("fase"), "filen er ikke et punkt, så den har ingen spørgsmål at vise");

    [Fact]
    public void The_introduction_of_a_list_is_a_text_with_lines_of_its_own() =>
        ContentTree.Valid().With(ContentTree.Glossary, "indledning: |\n  Ord\n\n  om \"broer\"\nord: []\n")
            .RefusesAmongOthers(ContentTree.Glossary, 4, "lige anførselstegn");

    [Theory]
    [InlineData("> ", 5_000, "teksten har for mange niveauer i hinanden – fjern de indlejrede citater eller lister")]
    [InlineData("1. ", 5_000, "teksten har for mange niveauer i hinanden")]
    [InlineData("a\n", 6_000, "teksten er på mere end 5.000 linjer – del teksten i flere filer")]
    [InlineData("[a](b", 6_000, "teksten har mere end 5.000 af de tegn, der styrer opsætningen")]
    public void A_text_that_would_take_for_ever_is_refused(string unit, int times, string what) =>
        ContentTree.Valid().Saying(string.Concat(Enumerable.Repeat(unit, times))).Refuses(ContentTree.Point, First, what);

    [Theory]
    [InlineData("Skriv \\[^a] og \\[@K1] og \\<b>")]
    [InlineData("3 < 4 og 5 > 4, og & er et tegn")]
    [InlineData("`\"lige\" <b> [^a]`")]
    [InlineData("    kode \"lige\" <b> [^a]")]
    [InlineData("```js \"onclick=\"x\n\"lige\" <b>\n```")]
    [InlineData("## A {#a} ##")]
    [InlineData("## A\\{#a}")]
    [InlineData("## A {#a}\n\n### B {#b}\n\n## C {#c}")]
    [InlineData("> [!REGEL]\n> Loven")]
    [InlineData("[![En bro](../billeder/bro.png)](taal.md)")]
    [InlineData("![pynt](../billeder/bro.png)")]
    [InlineData("Tekst\n\n---\n\nTekst")]
    [InlineData("")]
    public void What_is_meant_as_it_stands_is_no_fault(string body)
    {
        var point = ContentTree.Chapter("Ord", body, "nummer: 1", "regler-opgjort: 2026-11-23");

        Assert.Empty(ContentTree.Valid().With(ContentTree.Point, point).Faults());
    }
}
