using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace AlmenHaefte.Web.Shared;

/// <summary>The only two ways in which something is written to a page without being encoded there.</summary>
public static class SafeHtml
{
    // Still escapes <, > and &, so that no value can end the script element.
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <param name="html">What the content room's writer made: encoded by construction.</param>
    public static IHtmlContent Rendered(string html) => new HtmlString(html);

    /// <summary>The element with a page's facts; data, not script, so the content policy lets it be.</summary>
    public static IHtmlContent LinkedData(IReadOnlyDictionary<string, object?> facts) =>
        new HtmlString($"<script type=\"application/ld+json\">{JsonSerializer.Serialize(facts, Json)}</script>");
}
