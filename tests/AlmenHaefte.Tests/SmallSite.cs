namespace AlmenHaefte.Tests;

/// <summary>The least there can be of a site: a booklet with a chapter that was renamed and one that was withdrawn.</summary>
public class SmallSite : SiteFactory
{
    private static readonly (string Path, string Text)[] Files =
    [
        ("site.yml", """
            navn: Prøven
            udgiver: AlmenNet
            beskrivelse: Et site til prøver.
            forside:
              overskrift: Prøven
              manchet: Et site til prøver.
            haefte: lille
            kontakt:
              navn: ""
            menu:
              - titel: Hæftet
                fil: haefter/lille/indhold.md
            sidefod:
              - titel: Nyheder
                fil: nyheder/
            """),
        ("haefter/lille/indhold.md", """
            ---
            titel: Et lille hæfte
            serie: Prøven
            resume: Et hæfte til prøver.
            udgiver: AlmenNet
            udgave: 1
            udgivet: 2022-04-20
            opdateret: 2022-04-20
            status: udgivet
            punkter: 2
            ---

            En tekst.

            ## Delen {#delen}

            1. [Nyt navn](del/nyt-navn.md)
            """),
        ("haefter/lille/udgaver/1.yml", """
            ---
            udgave: 1
            udgivet: 2022-04-20
            ---
            tekster: []
            """),
        ("haefter/lille/del/nyt-navn.md", """
            ---
            titel: Nyt navn
            resume: Et kapitel, der har skiftet navn.
            opdateret: 2022-04-20
            status: udgivet
            nummer: 1
            tidligere-adresser: [/haefter/lille/gammelt-navn]
            ---

            Teksten.
            """),
        ("haefter/lille/del/trukket.md", """
            ---
            titel: Et råd, der ikke gælder
            resume: Et kapitel, der er trukket tilbage.
            opdateret: 2022-04-20
            status: trukket-tilbage
            nummer: 2
            begrundelse: Reglerne er ændret, så rådene her gælder ikke længere.
            afloeser: nyt-navn.md
            ---

            Teksten.
            """),
    ];

    public SmallSite() => ContentRoot = Write(Directory.CreateTempSubdirectory("almenhaefte-content-"));

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(ContentRoot))
        {
            Directory.Delete(ContentRoot, recursive: true);
        }
    }

    private static string Write(DirectoryInfo folder)
    {
        foreach (var (path, text) in Files)
        {
            var file = new FileInfo(Path.Combine(folder.FullName, path));
            file.Directory!.Create();
            File.WriteAllText(file.FullName, text);
        }
        return folder.FullName;
    }
}
