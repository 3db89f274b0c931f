using System.Globalization;
using System.Text;
using AlmenHaefte.Booklets;

namespace AlmenHaefte.Glossaries;

/// <summary>
/// A chapter's text in which the first mention of each word of the glossary leads to what it means, and the list of those words. Whole words, also inflected,
/// the longest name first; never in a heading, a link, a note's mark or code.
/// </summary>
/// <param name="Html">The text, safe as it was.</param>
/// <param name="ListHtml">The words in the order of mention; empty when there is none.</param>
/// <remarks>A term opens in place as a note does, without script: its link leads to the list, and the stylesheet shows what is targeted.</remarks>
public sealed record MarkedTerms(string Html, string ListHtml)
{
    private const string ListId = "ord";

    private static readonly string[] Kept = ["h1", "h2", "h3", "h4", "h5", "h6", "a", "sup", "code", "dfn", "dt", "th", "figcaption", "caption", "summary", "svg", "button"];

    /// <param name="html">Our own: well formed, and with no <c>&lt;</c> or <c>&gt;</c> in a value.</param>
    public static MarkedTerms In(string html, Glossary glossary)
    {
        var (names, marked, found) = (new TermNames(glossary.Terms), new StringBuilder(html.Length + 2000), new List<Term>());
        var (at, kept) = (0, 0);
        while (at < html.Length)
        {
            var tag = html.IndexOf('<', at);
            var text = html[at..(tag < 0 ? html.Length : tag)];
            Mark(text, kept > 0, names, marked, found);
            if (tag < 0)
            {
                break;
            }
            var end = html.IndexOf('>', tag) + 1;
            kept += Depth(html.AsSpan(tag + 1, end - tag - 2));
            marked.Append(html, tag, end - tag);
            at = end;
        }
        return new MarkedTerms(marked.ToString(), ListOf(found));
    }

    private static void Mark(string text, bool isKept, TermNames names, StringBuilder marked, List<Term> found)
    {
        var at = 0;
        foreach (var (range, term) in isKept ? [] : names.In(text))
        {
            if (found.Contains(term))
            {
                continue;
            }
            found.Add(term);
            marked.Append(text, at, range.Start.Value - at).Append(CultureInfo.InvariantCulture, $"<a id=\"{Id(term)}-her\" href=\"#{Id(term)}\" role=\"doc-glossref\">{text[range]}</a>");
            at = range.End.Value;
        }
        marked.Append(text, at, text.Length - at);
    }

    /// <summary>How a tag changes the number of elements around that are left as they are.</summary>
    private static int Depth(ReadOnlySpan<char> tag)
    {
        var isEnd = tag[0] == '/';
        var name = isEnd ? tag[1..] : tag[..(tag.IndexOf(' ') is var space and >= 0 ? space : tag.Length)];
        foreach (var kept in Kept)
        {
            if (name.SequenceEqual(kept))
            {
                return isEnd ? -1 : 1;
            }
        }
        return 0;
    }

    private static string ListOf(List<Term> found)
    {
        if (found.Count == 0)
        {
            return "";
        }
        var list = new StringBuilder($"<section class=\"notes terms\" role=\"doc-glossary\" aria-labelledby=\"{ListId}\">\n<h2 id=\"{ListId}\">Ord i kapitlet</h2>\n<ul>\n");
        foreach (var term in found)
        {
            list.Append(CultureInfo.InvariantCulture, $"<li><div id=\"{Id(term)}\"><p><dfn>{Content.Html.Encode(term.Word)}</dfn>: {Content.Html.Encode(term.Explanation)}</p> <a href=\"#{Id(term)}-her\" role=\"doc-backlink\" aria-label=\"Tilbage til teksten\">↩</a></div></li>\n");
        }
        return list.Append("</ul>\n</section>\n").ToString();
    }

    private static string Id(Term term) => $"ord-{term.Id}";
}
