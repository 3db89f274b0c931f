using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

internal enum TextStatus
{
    Draft,
    Published,
    Withdrawn,
}

/// <summary>The front matter of <c>indhold.md</c>.</summary>
internal sealed record BookletFront(
    string Title, string? Subtitle, string Series, string Summary, string? Publisher, string? Author, int Edition, DateOnly Published, DateOnly Updated,
    TextStatus Status, int Points, IReadOnlyList<Phase> Phases, IReadOnlyList<(string, string)> Colophon)
{
    private const int MostPoints = 99;

    public static BookletFront Read(YamlFields fields)
    {
        var front = new BookletFront(
            fields.Text("titel"), fields.OptionalText("undertitel"), fields.Text("serie"), fields.Text("resume"), fields.OptionalText("udgiver"), fields.OptionalText("forfatter"),
            fields.Number("udgave", 1, 999), fields.Date("udgivet"), fields.Date("opdateret"), fields.OneOf("status", ChapterFront.Statuses), fields.OptionalNumber("punkter", 0, MostPoints) ?? 0,
            [.. fields.Items("faser").Select(ReadPhase)], [.. fields.Items("kolofon").Select(ReadColophonLine)]);
        fields.RefuseUnknown();
        return front;
    }

    private static Phase ReadPhase(YamlFields fields)
    {
        var phase = new Phase(fields.Slug("id"), fields.Text("titel"));
        fields.RefuseUnknown();
        return phase;
    }

    private static (string, string) ReadColophonLine(YamlFields fields)
    {
        var line = (fields.Text("navn"), fields.Text("vaerdi"));
        fields.RefuseUnknown();
        return line;
    }
}

/// <summary>The front matter of a chapter.</summary>
internal sealed record ChapterFront(
    string Title, string? ShortTitle, string Summary, string? Author, int? Number, Phase? Phase, DateOnly Updated, TextStatus Status, DateOnly? RulesAsOf,
    string? Reason, string? Successor)
{
    public static readonly IReadOnlyDictionary<string, TextStatus> Statuses = new Dictionary<string, TextStatus>(StringComparer.Ordinal)
    {
        ["udkast"] = TextStatus.Draft,
        ["udgivet"] = TextStatus.Published,
        ["trukket-tilbage"] = TextStatus.Withdrawn,
    };

    public static ChapterFront Read(YamlFields fields, BookletFront booklet)
    {
        var front = new ChapterFront(
            fields.Text("titel"), fields.OptionalText("kort-titel"), fields.Text("resume"), fields.OptionalText("forfatter"), fields.OptionalNumber("nummer", 1, booklet.Points),
            FindPhase(fields, booklet), fields.Date("opdateret"), fields.OneOf("status", Statuses), fields.OptionalDate("regler-opgjort"),
            fields.OptionalText("begrundelse"), fields.OptionalText("afloeser"));
        if (front is { Status: TextStatus.Withdrawn, Reason: null })
        {
            fields.Fault("status", "kapitlet er trukket tilbage uden »begrundelse«", "skriv en linje med »begrundelse: …« til dem, der leder efter det");
        }
        fields.RefuseUnknown();
        return front;
    }

    private static Phase? FindPhase(YamlFields fields, BookletFront booklet)
    {
        var id = fields.OptionalText("fase");
        var phase = booklet.Phases.FirstOrDefault(phase => phase.Id == id);
        if (id is not null && phase is null)
        {
            fields.Fault("fase", $"fasen »{id}« findes ikke", $"skriv en af disse: {string.Join(", ", booklet.Phases.Select(phase => phase.Id))}");
        }
        return phase;
    }
}
