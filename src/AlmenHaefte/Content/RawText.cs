using System.Text.RegularExpressions;

namespace AlmenHaefte.Content;

internal static partial class RawText
{
    /// <summary>Raw HTML is written out as text, which no author means: better to say so.</summary>
    public static bool LooksLikeHtml(string words) => Tag().IsMatch(words);

    [GeneratedRegex(@"<(?:[a-z/]|!--|!\[CDATA)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();
}
