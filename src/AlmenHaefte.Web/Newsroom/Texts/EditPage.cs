using System.Globalization;
using AlmenHaefte.Drafts;
using AlmenHaefte.Editions;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <param name="Others">Who else has the text open.</param>
public sealed record EditPage(TextFile File, Draft? Draft, DraftForm Form, IReadOnlyList<Opening> Others, DateTimeOffset Now)
{
    public required string Title { get; init; }

    public required bool IsOvertaken { get; init; }

    public required bool IsPublished { get; init; }

    /// <summary>Only booklets have pictures, and one that has no folder yet has nowhere to put them.</summary>
    public required bool HasPictures { get; init; }

    /// <summary>Why nothing was saved.</summary>
    public string? Trouble { get; init; }

    public IReadOnlyList<TextField> Fields => TextField.Of(File.Kind);

    /// <summary>»Mette Åkjær åbnede siden for 12 min. siden«</summary>
    public string Told(Opening opening) => $"{opening.Writer.Name} åbnede siden {Ago(Now - opening.OpenedAt)}";

    private static string Ago(TimeSpan since) => since.TotalMinutes switch
    {
        < 1 => "for et øjeblik siden",
        < 60 => string.Create(CultureInfo.InvariantCulture, $"for {(int)since.TotalMinutes}\u00A0min. siden"),
        < 120 => "for en time siden",
        _ => string.Create(CultureInfo.InvariantCulture, $"for {(int)since.TotalHours} timer siden"),
    };
}

/// <summary>Two texts where there can be one.</summary>
/// <param name="Theirs">Null when the file is gone.</param>
/// <param name="Draft">Whose theirs is; null when it is the published text.</param>
/// <param name="Base">What a text that is saved now takes account of.</param>
public sealed record ConflictPage(TextFile File, string Mine, string? Theirs, Draft? Draft, string? Base, string? FileHash, string? Part, IReadOnlyList<PassageChange> Changes);
