using System.Globalization;

namespace AlmenHaefte.Booklets;

/// <summary>An edition as readers got it: when it came and what it changed.</summary>
/// <param name="Note">What is new in it, for readers; null for the first that is kept.</param>
/// <param name="Chapters">In which chapters what changed.</param>
public sealed record Edition(int Number, DateOnly Published, string? Note, IReadOnlyList<ChapterNote> Chapters)
{
    /// <summary>»2. udgave«</summary>
    public string Name => NameOf(Number);

    /// <summary>Its texts, not yet read; null when they are not kept.</summary>
    internal EditionBody? Body { get; init; }

    public static string NameOf(int number) => $"{number.ToString(CultureInfo.InvariantCulture)}. udgave";
}

/// <param name="Chapter">The chapter's slug when the edition came; it may have another name now.</param>
public sealed record ChapterNote(string Chapter, string Note);

/// <summary>A change between two editions that readers are told of.</summary>
/// <param name="Id">Permanent, unique in the booklet.</param>
/// <param name="Chapter">Null when it concerns the whole booklet.</param>
public sealed record Correction(string Id, DateOnly Date, Chapter? Chapter, string Note);

/// <summary>The part of an edition's file with its texts, which is only read when somebody asks for them.</summary>
/// <param name="FirstLine">The line of the file on which it begins, counted from 1.</param>
internal sealed record EditionBody(string File, ReadOnlyMemory<byte> Bytes, int FirstLine);
