using System.Text.RegularExpressions;
using Markdig;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

/// <summary><c>[@K1]</c> or <c>[@K1, @K21]</c> in a text: the sources of what was just said, by their ids in <c>kilder.yml</c>.</summary>
internal sealed class SourceReference(IReadOnlyList<string> ids) : LeafInline
{
    public IReadOnlyList<string> Ids { get; } = ids;

    /// <summary>Whether a source by that name can be referred to.</summary>
    public static bool IsId(string text) => text.Length > 0 && text.All(char.IsAsciiLetterOrDigit);
}

internal sealed partial class SourceReferenceParser : InlineParser, IMarkdownExtension
{
    public SourceReferenceParser() => OpeningCharacters = ['['];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var found = Reference().Match(slice.Text, slice.Start, slice.Length);
        if (!found.Success)
        {
            return false;
        }
        var start = processor.GetSourcePosition(slice.Start, out var line, out var column);
        processor.Inline = new SourceReference([.. found.Groups["id"].Captures.Select(id => id.Value)])
        {
            Line = line,
            Column = column,
            Span = new Markdig.Syntax.SourceSpan(start, start + found.Length - 1),
        };
        slice.Start += found.Length;
        return true;
    }

    void IMarkdownExtension.Setup(MarkdownPipelineBuilder pipeline) => pipeline.InlineParsers.InsertBefore<LinkInlineParser>(this);

    void IMarkdownExtension.Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // HtmlWriter writes the tree itself.
    }

    [GeneratedRegex(@"\G\[@(?<id>[A-Za-z0-9]+)(?:, ?@(?<id>[A-Za-z0-9]+))*\]", RegexOptions.ExplicitCapture)]
    private static partial Regex Reference();
}
