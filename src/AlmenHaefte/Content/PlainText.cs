using System.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

internal static class PlainText
{
    /// <summary>The words of a text without marks, notes and source references, in the site's typography.</summary>
    public static string Of(ContainerInline? inlines)
    {
        var words = new StringBuilder();
        foreach (var inline in inlines?.Descendants() ?? [])
        {
            words.Append(inline switch
            {
                LiteralInline literal => literal.Content.ToString(),
                CodeInline code => code.Content,
                LineBreakInline => " ",
                HtmlEntityInline entity => entity.Transcoded.ToString(),
                _ => "",
            });
        }
        return Typography.Set(words.ToString().Trim());
    }
}
