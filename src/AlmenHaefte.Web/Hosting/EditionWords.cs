using AlmenHaefte.Booklets;

namespace AlmenHaefte.Web.Hosting;

/// <summary>What stands after <c>edition</c>.</summary>
internal sealed record EditionWords(string Booklet, string? Note, string Content, IReadOnlyList<ChapterNote> Chapters)
{
    public const string Use = "edition <hæfte> [--note \"hvad der er nyt\"] [--chapter <kapitel> \"hvad der er nyt i det\"]… [--content <mappe>]";

    /// <summary>Null when it cannot be understood.</summary>
    public static EditionWords? Read(string[] words) => Read(words, new EditionWords("", null, ContentOptions.DefaultRoot, []));

    private static EditionWords? Read(string[] words, EditionWords read) => words switch
    {
        [] => read.Booklet.Length > 0 ? read : null,
        ["--note", var note, .. var rest] => Read(rest, read with { Note = note }),
        ["--chapter", var chapter, var note, .. var rest] => Read(rest, read with { Chapters = [.. read.Chapters, new ChapterNote(chapter, note)] }),
        ["--content", var folder, .. var rest] => Read(rest, read with { Content = folder }),
        [var name, .. var rest] when read.Booklet.Length == 0 && !name.StartsWith('-') => Read(rest, read with { Booklet = name }),
        _ => null,
    };
}
