using AlmenHaefte.Booklets;
using AlmenHaefte.Content;
using AlmenHaefte.Time;

namespace AlmenHaefte.Editions;

/// <summary>What <c>edition</c> says.</summary>
public static class EditionCommand
{
    /// <returns>The process's exit code: 0 when it did what was asked, else 1.</returns>
    public static int Run(ContentFolder folder, string booklet, string? note, IReadOnlyList<ChapterNote> chapters, DateOnly today, TextWriter output)
    {
        try
        {
            return Tell(EditionCut.Cut(folder, booklet, note, chapters, today), booklet, isAsked: note is null, output);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            output.WriteLine($"Udgaven kunne ikke skrives, og intet er ændret: {e.Message}");
            return 1;
        }
    }

    private static int Tell(CutResult result, string booklet, bool isAsked, TextWriter output)
    {
        var (exitCode, lines) = result switch
        {
            CutResult.Made made => (0, [$"{made.Edition.Name} er gemt, dateret {DanishTime.Write(made.Edition.Published)}: {EditionPath.Of(booklet, made.Edition.Number)}", .. made.Changes.Select(Line)]),
            CutResult.Unchanged unchanged => (isAsked ? 0 : 1, [$"Intet er ændret siden {unchanged.Latest.Name}, {DanishTime.Write(unchanged.Latest.Published)}."]),
            CutResult.NoNote noNote => (isAsked ? 0 : 1,
                [$"Ændret siden {noNote.Latest.Name}, {DanishTime.Write(noNote.Latest.Published)}:", .. noNote.Changes.Select(Line), $"En ny udgave: edition {booklet} --note \"hvad der er nyt, for læserne: hvad, hvor og hvorfor\""]),
            CutResult.TooEarly early => (1, [$"{early.Latest.Name} er dateret {DanishTime.Write(early.Latest.Published)}, og den dag er ikke kommet endnu."]),
            CutResult.Faulty faulty => (1, [.. faulty.Faults.Select(fault => fault.ToString())]),
            CutResult.Unknown unknown => (1, [$"Hæftet »{booklet}« findes ikke. Der er: {string.Join(", ", unknown.Known)}"]),
            CutResult.UnknownChapter unknown => (1, (string[])[$"Kapitlet »{unknown.Chapter}« findes ikke. Skriv navnet på kapitlets fil uden .md."]),
            _ => throw new ArgumentOutOfRangeException(nameof(result)),
        };
        foreach (var line in lines)
        {
            output.WriteLine(line);
        }
        return exitCode;
    }

    private static string Line(TextChange change) => change switch
    {
        TextChange.Added => $"  {change.Label}: nyt",
        TextChange.Gone gone => $"  {change.Label}: {(gone.Reason is null ? "fjernet" : "trukket tilbage")}",
        TextChange.Altered { Passages: [] } => $"  {change.Label}: ny titel eller nyt nummer",
        TextChange.Altered { Passages.Count: var count } => $"  {change.Label}: {count} afsnit",
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };
}
