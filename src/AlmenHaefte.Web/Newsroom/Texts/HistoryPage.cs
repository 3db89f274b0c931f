using AlmenHaefte.Drafts;
using AlmenHaefte.Editions;

namespace AlmenHaefte.Web.Newsroom.Texts;

/// <param name="Revisions">Newest first.</param>
public sealed record HistoryPage(TextFile File, string Title, IReadOnlyList<Revision> Revisions, bool IsJustPublished)
{
    /// <summary>What a version is, in a word or two.</summary>
    public static string KindOf(Revision revision) => revision.Kind switch
    {
        RevisionKind.Found => "Fundet på disken",
        RevisionKind.OnDisk when revision.Text is null && revision.Hash is null => "Slettet på disken",
        RevisionKind.OnDisk => "Ændret på disken",
        RevisionKind.Draft => "Kladde",
        RevisionKind.Discarded => "Kladde, kasseret",
        RevisionKind.Correction or RevisionKind.NewVersion when revision.BeforeHash is null => "Udgivet første gang",
        RevisionKind.Correction => "Udgivet: slåfejl rettet",
        RevisionKind.NewVersion => "Udgivet: ny version",
        RevisionKind.Restored => "Udgivet: gendannet",
        RevisionKind.Withdrawn => "Trukket tilbage",
        RevisionKind.Merged => revision.Text is null ? "Lagt sammen med en anden" : "En anden er blevet en del af den",
        RevisionKind.Renamed => revision.Text is null ? "Flyttet væk herfra" : "Ny adresse",
        RevisionKind.Picture => "Billede hentet op",
        _ => "Ny udgave",
    };

    public static string WhoDid(Revision revision) => revision.WriterName ?? "Uden om redaktionen (git eller FTP)";
}

/// <param name="Earlier">Null when there is nothing before.</param>
/// <param name="Trouble">Why the later one was not brought back.</param>
public sealed record ComparisonPage(TextFile File, Revision? Earlier, Revision Later, IReadOnlyList<PassageChange> Changes, bool HasDraft, string? Trouble)
{
    /// <summary>Why a version was to come back, as it was typed, when it did not.</summary>
    public (int About, string Words)? Note { get; init; }
}
