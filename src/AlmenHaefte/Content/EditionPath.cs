using System.Globalization;
using System.Text.RegularExpressions;

namespace AlmenHaefte.Content;

/// <summary>
/// Where the file of an edition lies: <c>haefter/x/udgaver/2.yml</c>. It holds all the texts of a booklet, so it may be larger than other texts, and no other text refers to it.
/// </summary>
internal static partial class EditionPath
{
    public const string Folder = "udgaver";

    public static bool Is(string path) => Name().IsMatch(path);

    public static string Of(string booklet, int number) => $"haefter/{booklet}/{Folder}/{number.ToString(CultureInfo.InvariantCulture)}.yml";

    /// <summary>The number that its name says; null when the name is no number.</summary>
    public static int? NumberOf(string path) => Name().Match(path) is { Success: true } name ? int.Parse(name.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("^haefter/[^/]+/udgaver/([1-9][0-9]{0,2})\\.yml$")]
    private static partial Regex Name();
}
