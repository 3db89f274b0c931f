using System.Globalization;
using AlmenHaefte.Time;

namespace AlmenHaefte.Booklets;

/// <summary>How others refer to a booklet, in the forms that programs for literature read. A draft is the editors' own and bears nobody else's name.</summary>
/// <param name="address">The whole public address.</param>
public sealed class Citation(Booklet booklet, string address)
{
    private const string DraftNote = "Redaktionelt udkast på grundlag af offentlige kilder";

    /// <summary>See <see cref="TexText"/> for what is done to the values.</summary>
    public string BibTeX => $"@{(booklet.IsDraft ? "misc" : "book")}{{{booklet.Slug}-{Year},\n{string.Concat(BibTeXFields().Where(line => line.Value is not null).Select(line => $"  {line.Name} = {{{line.Value}}},\n"))}}}";

    /// <summary>The lines of the Research Information Systems format: a tag of two letters, two spaces, a hyphen, a space and the value.</summary>
    public string Ris => string.Join('\n', RisFields().Where(line => line.Value is not null).Select(line => $"{line.Tag}  - {OnOneLine(line.Value!)}"));

    private string Title => booklet.IsDraft || booklet.Subtitle is null ? booklet.Title : $"{booklet.Title}: {booklet.Subtitle}";

    private string Author => booklet.IsDraft ? booklet.Series : booklet.Publisher ?? booklet.Series;

    private string? Publisher => booklet.IsDraft ? null : booklet.Publisher;

    private string Year => (booklet.IsDraft ? booklet.Updated : booklet.Published).Year.ToString(CultureInfo.InvariantCulture);

    private string Edition => booklet.Edition.ToString(CultureInfo.InvariantCulture);

    private string Note => $"{(booklet.IsDraft ? $"{DraftNote}, opdateret" : "Opdateret")} {DanishTime.Write(booklet.Updated)}";

    private IEnumerable<(string Name, string? Value)> BibTeXFields() =>
    [
        // Two braces: a name of several words that is not turned around, and a title that keeps its capitals.
        ("author", $"{{{TexText.Of(Author)}}}"),
        ("title", $"{{{TexText.Of(Title)}}}"),
        ("publisher", Publisher is null ? null : TexText.Of(Publisher)),
        ("series", TexText.Of(booklet.Series)),
        ("edition", Edition),
        ("year", Year),
        ("note", TexText.Of(Note)),
        ("language", "danish"),
        ("url", address),
    ];

    private IEnumerable<(string Tag, string? Value)> RisFields() =>
    [
        ("TY", booklet.IsDraft ? "GEN" : "BOOK"),
        ("AU", Author),
        ("TI", Title),
        ("PB", Publisher),
        ("T3", booklet.Series),
        ("ET", Edition),
        ("PY", Year),
        ("N1", Note),
        ("LA", "da"),
        ("UR", address),
        ("ER", ""),
    ];

    private static string OnOneLine(string value) => string.Concat(value.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
