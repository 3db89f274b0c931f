using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

/// <summary>
/// A Markdown file as a tree, with its permanent ids taken out of the text and set on what they name.
/// The one place where Markdown is parsed.
/// </summary>
internal sealed class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly PermanentIds ids;
    private readonly string body;
    private string[]? lines;

    private MarkdownText(string file, string body, int bodyLine, ICollection<Fault> faults)
    {
        File = file;
        BodyLine = bodyLine;
        Faults = faults;
        this.body = body;
        Tree = Read(body);
        ids = new PermanentIds(this);
    }

    public string File { get; }

    public MarkdownDocument Tree { get; }

    public IReadOnlyList<string> Lines => lines ??= body.Split('\n');

    /// <summary>Every id that a link may point to.</summary>
    public IReadOnlySet<string> Anchors => ids.All;

    private int BodyLine { get; }

    private ICollection<Fault> Faults { get; }

    public static MarkdownText Parse(string file, string body, int bodyLine, ICollection<Fault> faults)
    {
        var text = new MarkdownText(file, body, bodyLine, faults);
        text.ids.NameHeadingsAndQuestions();
        text.CheckFootnotes();
        text.RefuseInvisibleEntities();
        return text;
    }

    /// <summary>The headings of the second level, in order.</summary>
    public IReadOnlyList<Section> Sections() =>
        [.. Tree.OfType<HeadingBlock>().Where(heading => heading.Level == 2).Select(heading => new Section(PermanentIds.Of(heading), PlainText.Of(heading.Inline)))];

    /// <summary>Whether the text has a container of that name.</summary>
    public bool Has(string container) => Tree.Descendants<CustomContainer>().Any(block => block.Info == container);

    /// <summary>Whether all its words are its own: only containers bring in others, such as the names of points.</summary>
    public bool StandsAlone => !Tree.Descendants<CustomContainer>().Any();

    /// <summary>The line in the file, counted from 1.</summary>
    public int LineOf(MarkdownObject found) => found.Line + BodyLine;

    public void Fault(MarkdownObject where, string what, string remedy, string? newLine = null) =>
        Faults.Add(new Fault(File, LineOf(where), what, remedy, newLine));

    private static MarkdownPipeline BuildPipeline()
    {
        var builder = new MarkdownPipelineBuilder()
            .UseFootnotes().UsePipeTables().UseDefinitionLists().UseFigures().UseAlertBlocks().UseCustomContainers()
            .UsePreciseSourceLocation().DisableHtml();
        builder.Extensions.Add(new SourceReferenceParser());
        builder.Extensions.Add(new FootnoteDefinitions());
        return builder.Build();
    }

    private MarkdownDocument Read(string body)
    {
        if (TextLimits.Exceeded(body) is { } what)
        {
            Faults.Add(new Fault(File, BodyLine, what, "del teksten i flere filer, eller se efter, om noget er kopieret ind ved en fejl"));
            return [];
        }
        try
        {
            return Markdown.Parse(body, Pipeline);
        }
        catch (ArgumentException)
        {
            Faults.Add(new Fault(File, BodyLine, "teksten har for mange niveauer i hinanden", "fjern de indlejrede citater eller lister"));
            return [];
        }
    }

    private void CheckFootnotes()
    {
        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var footnote in FootnoteDefinitions.In(Tree))
        {
            var name = $"noten [{footnote.Label}]";
            if (!labels.Add(footnote.Label!))
            {
                Fault(footnote, $"{name} står to gange", "giv den ene et andet navn");
            }
            else if (!footnote.Links.Any(link => !link.IsBackLink))
            {
                Fault(footnote, $"{name} bliver ikke brugt", $"skriv [{footnote.Label}] i teksten, eller slet noten");
            }
            else if (footnote is not [ParagraphBlock])
            {
                Fault(footnote, $"{name} er mere end ét afsnit", "skriv den som ét afsnit");
            }
        }
    }

    /// <summary>The file itself has no such characters, but <c>&amp;#1;</c> makes one.</summary>
    private void RefuseInvisibleEntities()
    {
        foreach (var entity in Tree.Descendants<HtmlEntityInline>())
        {
            if (Invisible.FindIn(entity.Transcoded.ToString()) is var (_, name))
            {
                Fault(entity, $"»{entity.Original}« er et usynligt styretegn ({name})", "slet det");
            }
        }
    }
}
