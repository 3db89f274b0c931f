using System.Text.RegularExpressions;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

/// <summary>
/// A Markdown file as a tree, with its permanent ids taken out of the text and set on what they name.
/// The one place where Markdown is parsed.
/// </summary>
internal sealed partial class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = BuildPipeline();

    private readonly HashSet<string> anchors = new(StringComparer.Ordinal) { HtmlWriter.NotesId };

    private MarkdownText(string file, string body, int bodyLine, ICollection<Fault> faults)
    {
        File = file;
        BodyLine = bodyLine;
        Faults = faults;
        Lines = body.Split('\n');
        try
        {
            Tree = Markdown.Parse(body, Pipeline);
        }
        catch (ArgumentException)
        {
            Tree = [];
            faults.Add(new Fault(file, bodyLine, "teksten har for mange niveauer i hinanden", "fjern de indlejrede citater eller lister"));
        }
    }

    public string File { get; }

    public MarkdownDocument Tree { get; }

    public IReadOnlyList<string> Lines { get; }

    /// <summary>Every id that a link may point to.</summary>
    public IReadOnlySet<string> Anchors => anchors;

    private int BodyLine { get; }

    private ICollection<Fault> Faults { get; }

    public static MarkdownText Parse(string file, string body, int bodyLine, ICollection<Fault> faults)
    {
        var text = new MarkdownText(file, body, bodyLine, faults);
        text.NameHeadingsAndQuestions();
        return text;
    }

    /// <summary>The id set on a heading or a question; empty where the text has none.</summary>
    public static string IdOf(MarkdownObject named) => (string?)named.GetData(nameof(IdOf)) ?? "";

    /// <summary>The headings of the second level, in order.</summary>
    public IReadOnlyList<Section> Sections() =>
        [.. Tree.OfType<HeadingBlock>().Where(heading => heading.Level == 2).Select(heading => new Section(IdOf(heading), HtmlWriter.PlainText(heading.Inline)))];

    /// <summary>Whether the text has a container of that name.</summary>
    public bool Has(string container) => Tree.Descendants<CustomContainer>().Any(block => block.Info == container);

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
        return builder.Build();
    }

    private void NameHeadingsAndQuestions()
    {
        var level = 1;
        foreach (var block in Tree.Descendants<Block>())
        {
            if (block is HeadingBlock heading)
            {
                CheckLevel(heading, ref level);
                Name(heading, TakeTrailingId(heading), HtmlWriter.PlainText(heading.Inline), "overskriften");
            }
            else if (block is CustomContainer { Info: QuestionBlock.Name } question)
            {
                var wording = question.OfType<ParagraphBlock>().FirstOrDefault();
                Name(question, TrailingId().Match(question.Arguments ?? "") is { Success: true } id ? id.Groups[1].Value : null, HtmlWriter.PlainText(wording?.Inline), "spørgsmålet");
            }
        }
    }

    private void CheckLevel(HeadingBlock heading, ref int level)
    {
        if (heading.Level == 1)
        {
            Fault(heading, "overskriften er på øverste niveau, som titlen har", "begynd den med ##");
        }
        else if (heading.Level > level + 1)
        {
            Fault(heading, $"overskriften springer fra niveau {level} til {heading.Level}", $"begynd den med {new string('#', level + 1)}");
        }
        level = Math.Max(heading.Level, 2);
    }

    private static string? TakeTrailingId(HeadingBlock heading)
    {
        if (heading.Inline?.LastChild is not LiteralInline last || TrailingId().Match(last.Content.ToString()) is not { Success: true } id)
        {
            return null;
        }
        last.Content = new Markdig.Helpers.StringSlice(last.Content.ToString()[..id.Index].TrimEnd());
        return id.Groups[1].Value;
    }

    private void Name(MarkdownObject named, string? id, string wording, string what)
    {
        if (wording.Length == 0)
        {
            Fault(named, $"{what} har ingen tekst", "skriv den, eller slet linjen");
            return;
        }
        if (id is null)
        {
            var newId = Unused(Slug.From(wording));
            anchors.Add(newId);
            Fault(named, $"{what} har ingen permanent betegnelse", $"skriv {{#{newId}}} til sidst på linjen, eller kør check --fix", $"{Lines[named.Line].TrimEnd()} {{#{newId}}}");
            return;
        }
        if (!Slug.IsSlug(id) || id.StartsWith("note-", StringComparison.Ordinal) || id.StartsWith("ref-", StringComparison.Ordinal))
        {
            Fault(named, $"betegnelsen {{#{id}}} kan ikke bruges", $"brug kun a–z, 0–9 og bindestreg, fx {{#{Unused(Slug.From(wording))}}}");
        }
        else if (!anchors.Add(id))
        {
            Fault(named, $"betegnelsen {{#{id}}} er brugt før i filen", "giv den ene en anden betegnelse");
        }
        named.SetData(nameof(IdOf), id);
    }

    private string Unused(string slug)
    {
        var wanted = slug.Length == 0 ? "afsnit" : slug;
        return Enumerable.Range(1, anchors.Count + 1).Select(n => n == 1 ? wanted : $"{wanted}-{n}").First(id => !anchors.Contains(id));
    }

    /// <summary>A permanent id at the end of a line: <c>{#id}</c>, in a question followed by its points.</summary>
    [GeneratedRegex(@"\{#([^\s}]*)[^}]*\}\s*$")]
    private static partial Regex TrailingId();
}
