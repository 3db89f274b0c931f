using System.Text;

namespace AlmenHaefte.Content;

/// <summary>What every writer of HTML needs: words that are encoded, and elements that are closed.</summary>
internal static class Html
{
    public static string Encode(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\"", "&quot;", StringComparison.Ordinal).Replace("'", "&#39;", StringComparison.Ordinal);

    public static string Id(string id) => id.Length > 0 ? $" id=\"{Encode(id)}\"" : "";

    /// <param name="attributes">Encoded, each with a space before it.</param>
    public static void Element(this StringBuilder html, string name, Action content, string attributes = "")
    {
        html.Append('<').Append(name).Append(attributes).Append('>');
        content();
        html.Append("</").Append(name).Append(">\n");
    }
}
