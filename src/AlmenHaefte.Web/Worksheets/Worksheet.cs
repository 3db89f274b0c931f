using AlmenHaefte.Booklets;

namespace AlmenHaefte.Web.Worksheets;

/// <summary>All questions of a booklet by phase, numbered from first to last. The numbers are for people in a room; answers hang on the ids.</summary>
public sealed record Worksheet(Booklet Booklet)
{
    public IReadOnlyList<WorksheetPhase> Phases { get; } = Group(Booklet);

    public int Count => Phases.Sum(phase => phase.Questions.Count);

    /// <summary>Chapters of one phase together; a chapter without a phase stands alone.</summary>
    private static List<WorksheetPhase> Group(Booklet booklet)
    {
        var number = 0;
        return
        [
            .. booklet.Chapters.Where(chapter => chapter.Questions.Count > 0).GroupBy(chapter => chapter.Phase?.Id ?? chapter.Slug).Select(chapters => new WorksheetPhase(
                $"fase-{chapters.Key}",
                chapters.First().Phase?.Title ?? chapters.First().Title,
                [.. chapters],
                [.. chapters.SelectMany(chapter => chapter.Questions).Select(question => (++number, question))])),
        ];
    }
}

/// <param name="Id">On the page.</param>
public sealed record WorksheetPhase(string Id, string Title, IReadOnlyList<Chapter> Chapters, IReadOnlyList<(int Number, Question Question)> Questions);
