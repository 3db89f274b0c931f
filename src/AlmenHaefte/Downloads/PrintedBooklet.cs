using System.Globalization;
using System.Text;
using AlmenHaefte.Booklets;
using AlmenHaefte.Content;

namespace AlmenHaefte.Downloads;

/// <summary>A booklet, or what somebody chose of it, as it shall be on paper.</summary>
/// <param name="Address">The public address of the booklet, for the cover.</param>
public sealed record PrintedBooklet(Selection Selection, JoinedText Text, string Address)
{
    public Booklet Booklet => Selection.Booklet;

    /// <summary>All styles, for a file that stands alone; null for a page, which links to them.</summary>
    public string? Style { get; init; }

    /// <summary>A single chapter, or a single list, needs no contents.</summary>
    public bool IsOneText => Selection.Chapters.Count + (Selection.HasGlossary ? 1 : 0) + (Selection.HasSources ? 1 : 0) == 1;

    /// <summary>The public address that tells what has changed since.</summary>
    public string EditionAddress => Text.LinkTo(Addresses.Edition(Booklet.Slug, Booklet.Edition));

    /// <summary>
    /// The foot of every sheet but the first, as CSS: only a stylesheet can write there, and it cannot take the words from the page.
    /// </summary>
    public static string FootRule(Booklet booklet)
    {
        var words = $"{booklet.Title} · {booklet.StampOf(booklet.Chapters)}{(booklet.IsDraft ? " · redaktionelt udkast" : "")}";
        return $"@page {{ @bottom-left {{ content: \"{CssText(words)}\"; }} }}\n@page :first {{ @bottom-left {{ content: none; }} }}\n";
    }

    /// <summary>Everything but letters and digits by its number: whatever a title says, it ends neither the string nor the element around it.</summary>
    private static string CssText(string words) => words.EnumerateRunes().Aggregate(new StringBuilder(), (css, rune) => Rune.IsLetterOrDigit(rune)
        ? css.Append(rune)
        : css.Append(CultureInfo.InvariantCulture, $"\\{rune.Value:x6}")).ToString();
}
