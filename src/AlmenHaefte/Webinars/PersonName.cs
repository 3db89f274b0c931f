using System.Globalization;
using System.Text;

namespace AlmenHaefte.Webinars;

/// <summary>A name that can be greeted: letters, marks, digits and a little punctuation, never an address or a line break.</summary>
public sealed record PersonName
{
    private const string Punctuation = "'’-. ";

    private PersonName(string text) => Text = text;

    public string Text { get; }

    public static Checked<PersonName> Check(string? typed)
    {
        var name = TypedText.OnOneLine(typed ?? "");
        return name switch
        {
            "" => Refused("Skriv dit navn."),
            { Length: > SignUp.NameMaxLength } => Refused($"Navnet må højst fylde {SignUp.NameMaxLength} tegn."),
            _ when LooksLikeAddress(name) => Refused("Skriv dit navn og ikke en mail- eller webadresse."),
            _ when !name.EnumerateRunes().All(MayStandInName) => Refused("Navnet må kun have bogstaver, tal, mellemrum, bindestreg, punktum og apostrof."),
            _ when !name.EnumerateRunes().Any(Rune.IsLetterOrDigit) => Refused("Skriv dit navn med bogstaver."),
            _ => new Checked<PersonName>.Accepted(new PersonName(name)),
        };
    }

    private static bool LooksLikeAddress(string name) =>
        name.Contains('@', StringComparison.Ordinal)
        || name.Contains("://", StringComparison.Ordinal)
        || name.Contains("www.", StringComparison.OrdinalIgnoreCase);

    private static bool MayStandInName(Rune rune) =>
        Rune.IsLetterOrDigit(rune)
        || Punctuation.Contains(rune.ToString(), StringComparison.Ordinal)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static Checked<PersonName>.Refused Refused(string reason) => new(reason);
}
