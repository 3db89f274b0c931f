using AlmenHaefte.Booklets;
using AlmenHaefte.Tests.Content;

namespace AlmenHaefte.Tests.Editions;

/// <summary>A site with everything that there is to tell of an edition: what was rewritten, added, removed, renamed and withdrawn, and what was said of it.</summary>
public class SiteWithEditions : SiteFactory
{
    public const string List = "/haefter/broen/udgaver";
    public const string First = $"{List}/1";
    public const string Second = $"{List}/2";

    private readonly EditedFolder folder = new(ContentTree.Valid().Saying("Broen bærer to tog på én gang.\n\nDen er af stål.\n\n## Ord bærer {#ord-baerer}\n\n| | Spor |\n|---|--:|\n| Broen | 2 |\n\n"));

    public SiteWithEditions()
    {
        folder[ContentTree.Point] = ContentTree.Valid().Saying($"Broen bærer {new string('å', 80)} tog på én gang.\n\n## Ord bærer {{#ord-baerer}}\n\nEt \\<b>nyt\\</b> afsnit.\n\n| | Spor |\n|---|--:|\n| Broen | 3 |\n\n")[ContentTree.Point];
        folder.Withdrawing("ord.md").Changing(ContentTree.Questions, "titel: Før I bygger", "titel: Før I begynder").Changing(ContentTree.Questions, "punkter=1,2", "punkter=1").Changing(ContentTree.Contents, "[Før I bygger](spoergsmaal/foer.md)", "[Før I begynder](spoergsmaal/foer.md)\n2. [Det nye](spoergsmaal/det-nye.md)");
        folder["haefter/broen/spoergsmaal/det-nye.md"] = ContentTree.Chapter("Det nye", "Nyt.\n");
        folder.Cut("Broen har fået et spor til, og kapitlet om tål er trukket tilbage.", new ChapterNote("ord", "Der er tre spor nu."));
        folder.Changing(ContentTree.Glossary, "giver sig", "kan give sig");
        folder[EditedFolder.Corrections] = "rettelser:\n  - dato: 2026-11-25\n    note: Tøjning er forklaret bedre.\n  - dato: 2022-06-01\n    kapitel: ord\n    note: Årstallet er rettet.\n";
        Assert.Equal(AlmenHaefte.Publishing.ContentCheck.AllWell, folder.Check());
        ContentRoot = folder.Root;
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing && Directory.Exists(folder.Root))
        {
            folder.Dispose();
        }
    }
}
