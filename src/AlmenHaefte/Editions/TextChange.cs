using System.Globalization;

namespace AlmenHaefte.Editions;

/// <summary>What became of one text of a booklet: a chapter, the title page, the glossary or the sources.</summary>
/// <param name="Title">As it is now; of one that is gone, as it was.</param>
/// <param name="Number">Of a point; likewise.</param>
public abstract record TextChange(string Title, int? Number)
{
    /// <summary>»Punkt 4: Rammen«</summary>
    public string Label => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"Punkt {number}: {Title}") : Title;

    /// <param name="FormerTitle">Null when it has the same title.</param>
    /// <param name="FormerNumber">Null when it has the same number.</param>
    /// <param name="Passages">In the order of the text; none when only title or number are others.</param>
    public sealed record Altered(string Title, int? Number, string Address, string? FormerTitle, int? FormerNumber, IReadOnlyList<PassageChange> Passages) : TextChange(Title, Number);

    public sealed record Added(string Title, int? Number, string Address) : TextChange(Title, Number);

    /// <param name="Reason">Why it was withdrawn; null when nobody has said.</param>
    /// <param name="Successor">Where readers should go instead; null when there is nowhere.</param>
    public sealed record Gone(string Title, int? Number, string? Reason, string? Successor) : TextChange(Title, Number);
}
