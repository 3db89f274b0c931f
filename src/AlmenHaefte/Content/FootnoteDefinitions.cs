using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Syntax;

namespace AlmenHaefte.Content;

/// <summary>Every footnote as it was written: Markdig itself forgets those that no text refers to, and all but the last of those with one name.</summary>
internal sealed class FootnoteDefinitions : IMarkdownExtension
{
    public static IReadOnlyList<Footnote> In(MarkdownDocument tree) => (List<Footnote>?)tree.GetData(typeof(FootnoteDefinitions)) ?? [];

    void IMarkdownExtension.Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.FindExact<FootnoteParser>()!.Closed += (processor, block) =>
    {
        if (processor.Document.GetData(typeof(FootnoteDefinitions)) is not List<Footnote> footnotes)
        {
            footnotes = [];
            processor.Document.SetData(typeof(FootnoteDefinitions), footnotes);
        }
        footnotes.Add((Footnote)block);
    };

    void IMarkdownExtension.Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        // HtmlWriter writes the tree itself.
    }
}
