using AlmenHaefte.Drafts;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <summary>A field of the front matter that is written in a field of the form.</summary>
/// <param name="Key">As it is called in the file.</param>
/// <param name="Rows">Null for one line.</param>
/// <param name="IsUsual">Whether it is changed so often that it stands open.</param>
/// <param name="Choices">Values and their names; none for a field that is typed.</param>
public sealed record TextField(string Key, string Label, string? Hint = null, int? Rows = null, bool IsUsual = false, IReadOnlyList<(string Value, string Name)>? Choices = null)
{
    private static readonly TextField Title = new("titel", "Titel", IsUsual: true);
    private static readonly TextField Summary = new("resume", "Resumé", "En eller to sætninger uden formatering. De står under titlen, i søgning og i feeds.", 3, IsUsual: true);
    private static readonly TextField Author = new("forfatter", "Forfatter");
    private static readonly TextField Status = new("status", "Status", "Et redaktionelt udkast er udgivet, men siger selv, at det er et udkast.", Choices: [("udkast", "Redaktionelt udkast"), ("udgivet", "Færdig tekst"), ("trukket-tilbage", "Trukket tilbage")]);

    private static readonly TextField Review = new("gennemses", "Gennemses", "Den dag, teksten skal ses igennem igen, fx 2027-04-20. Læserne ser den ikke. Kan udelades.");
    private static readonly TextField Responsible = new("ansvarlig", "Ansvarlig", "Den, der skal se teksten igennem. Læserne ser det ikke. Kan udelades.");

    private static readonly TextField[] Chapter =
    [
        Title, Summary, new("kort-titel", "Kort titel", "Til lister og menuer. Kan udelades."), new("nummer", "Nummer", "Et opmærksomhedspunkts nummer. Kan udelades."), new("fase", "Fase", "Betegnelsen på en af hæftets faser. Kan udelades."),
        Author, Status, new("regler-opgjort", "Regler opgjort", "Den dag, reglerne i teksten blev slået op, fx 2026-11-23."), Review, Responsible,
    ];

    private static readonly TextField[] Contents = [Title, new("undertitel", "Undertitel"), Summary, new("serie", "Serie"), new("udgiver", "Udgiver"), Author, Status];
    private static readonly TextField[] News = [Title, Summary, new("dato", "Dato", "Den dag, det var en nyhed: 2026-11-23, 2026-11 eller 2026.", IsUsual: true), Author, new("haefte", "Hæfte", "Mappen med det hæfte, hvis kilder teksten henviser til.")];
    private static readonly TextField[] Page = [Title, Summary, new("haefte", "Hæfte", "Mappen med det hæfte, hvis kilder teksten henviser til."), Review, Responsible];

    public static IReadOnlyList<TextField> Of(TextKind kind) => kind switch { TextKind.Chapter => Chapter, TextKind.Contents => Contents, TextKind.News => News, _ => Page };

    public string Name => $"{nameof(DraftForm.Fields)}[{Key}]";

    public string Id => $"felt-{Key}";
}
