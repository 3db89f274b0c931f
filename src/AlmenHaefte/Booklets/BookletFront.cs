using AlmenHaefte.Content;

namespace AlmenHaefte.Booklets;

/// <summary>The front matter of <c>indhold.md</c>.</summary>
internal sealed record BookletFront(
    string Title, string? Subtitle, string Series, string Summary, string? Publisher, string? Author, int Edition, DateOnly Published, DateOnly Updated,
    TextStatus Status, int PointCount, IReadOnlyList<Phase> Phases, IReadOnlyList<(string, string)> Colophon)
{
    private const int MostPoints = 99;

    public static BookletFront Read(YamlFields fields)
    {
        var front = new BookletFront(
            fields.Text("titel"), fields.OptionalText("undertitel"), fields.Text("serie"), fields.Text("resume"), fields.OptionalText("udgiver"), fields.OptionalText("forfatter"),
            fields.Number("udgave", 1, 999), fields.Date("udgivet"), fields.Date("opdateret"), fields.OneOf("status", TextStatuses.ByName), fields.OptionalNumber("punkter", 0, MostPoints) ?? 0,
            [.. fields.Items("faser").Select(ReadPhase)], [.. fields.Items("kolofon").Select(ReadColophonLine)]);
        fields.RefuseUnknown();
        return front;
    }

    /// <summary>Whether chapters would be read the same with the other one.</summary>
    public bool IsSameForChapters(BookletFront other) => PointCount == other.PointCount && Phases.SequenceEqual(other.Phases);

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
