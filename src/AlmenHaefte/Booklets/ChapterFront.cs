using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>The front matter of a chapter.</summary>
internal sealed record ChapterFront(
    string Title, string? ShortTitle, string Summary, string? Author, int? Number, Phase? Phase, DateOnly Updated, TextStatus Status, DateOnly? RulesAsOf,
    string? Reason, string? Successor, Review? Review)
{
    public static ChapterFront Read(YamlFields fields, string file, BookletFront booklet)
    {
        var front = new ChapterFront(
            fields.Text("titel"), fields.OptionalText("kort-titel"), fields.Text("resume"), fields.OptionalText("forfatter"), fields.OptionalNumber("nummer", 1, booklet.PointCount),
            FindPhase(fields, booklet), fields.Date("opdateret"), fields.OneOf("status", TextStatuses.ByName), fields.OptionalDate("regler-opgjort"),
            fields.OptionalText("begrundelse"), fields.OptionalText(Content.Successor.Key), Review.Read(fields, file, fields.Text("titel")));
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
