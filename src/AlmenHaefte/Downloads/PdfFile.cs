using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace AlmenHaefte.Downloads;

/// <summary>A finished PDF on disk.</summary>
/// <param name="Name">As readers save it.</param>
public sealed partial record PdfFile(string Path, string Name, int Pages, long Length)
{
    /// <summary>How many pages a PDF has; 0 for bytes that are no whole PDF. As Chromium writes it: the tree of pages in plain text, the root with the highest count.</summary>
    public static int PagesOf(byte[] pdf)
    {
        var text = Encoding.Latin1.GetString(pdf);
        return text.StartsWith("%PDF-", StringComparison.Ordinal) && text.TrimEnd().EndsWith("%%EOF", StringComparison.Ordinal)
            ? Trees().Matches(text).Select(tree => int.Parse(tree.Groups["count"].Value, CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max()
            : 0;
    }

    [GeneratedRegex(@"/Type /Pages\b[^>]{0,4000}?/Count (?<count>\d{1,6})\b")]
    private static partial Regex Trees();
}
