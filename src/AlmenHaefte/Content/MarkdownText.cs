using System.Globalization;
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

    /// <summary>What the ids that the site itself writes begin with.</summary>
    private static readonly string[] ReservedIds = ["note-", "ref-", "tidslinje-"];

    private readonly Dictionary<string, int> repeats = new(StringComparer.Ordinal);
    private readonly HashSet<string> anchors = new(StringComparer.Ordinal) { HtmlWriter.NotesId };

    private MarkdownText(string file, string body, int bodyLine, ICollection<Fault> faults)
    {
        File = file;
        BodyLine = bodyLine;
        Faults = faults;
        Lines = body.Split('\n');
        Tree = Read(body);
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
        text.CheckFootnotes();
        text.RefuseInvisibleEntities();
        return text;
    }

    /// <summary>The id set on a heading or a question; empty where the text has none.</summary>
    public static string IdOf(MarkdownObject named) => (string?)named.GetData(nameof(IdOf)) ?? "";

    /// <summary>The headings of the second level, in order.</summary>
    public IReadOnlyList<Section> Sections() =>
        [.. Tree.OfType<HeadingBlock>().Where(heading => heading.Level == 2).Select(heading => new Section(IdOf(heading), PlainText.Of(heading.Inline)))];

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

    private void NameHeadingsAndQuestions()
    {
        var level = 1;
        foreach (var block in Tree.Descendants<Block>())
        {
            if (block is HeadingBlock heading)
            {
                CheckLevel(heading, ref level);
                if (heading.IsSetext)
                {
                    Fault(heading, "overskriften er understreget", "begynd den i stedet med ##; en streg på tværs skal have en tom linje over sig");
                    continue;
                }
                Name(heading, TakeTrailingId(heading), PlainText.Of(heading.Inline), "overskriften", WithHeadingId);
            }
            else if (block is CustomContainer { Info: QuestionBlock.Name } question)
            {
                NameQuestion(question);
            }
        }
    }

    private void NameQuestion(CustomContainer question)
    {
        if (!QuestionBlock.IsReadable(question))
        {
            Fault(question, $"»{question.Arguments}« kan ikke læses", "skriv det som {#permanent-id punkter=1,2}");
        }
        else if (question is not [ParagraphBlock wording, ..])
        {
            Fault(question, "spørgsmålet begynder ikke med et afsnit", "skriv selve spørgsmålet på den første linje");
        }
        else
        {
            Name(question, QuestionBlock.IdOf(question), PlainText.Of(wording.Inline), "spørgsmålet", QuestionBlock.WithId);
        }
    }

    private void CheckLevel(HeadingBlock heading, ref int level)
    {
        if (heading.Level == 1 && !heading.IsSetext)
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

    private void Name(Block named, string? id, string wording, string what, Func<string, string, string> withId)
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
            Fault(named, $"{what} har ingen permanent betegnelse", $"skriv {{#{newId}}} til sidst på linjen, eller kør check --fix", IsMendable(named) ? withId(Lines[named.Line], newId) : null);
            return;
        }
        if (!Slug.IsSlug(id) || ReservedIds.Any(start => id.StartsWith(start, StringComparison.Ordinal)))
        {
            Fault(named, $"betegnelsen {{#{id}}} kan ikke bruges", $"brug kun a–z, 0–9 og bindestreg, fx {{#{Unused(Slug.From(wording))}}}");
            return;
        }
        if (!anchors.Add(id))
        {
            Fault(named, $"betegnelsen {{#{id}}} er brugt før i filen", "giv den ene en anden betegnelse");
        }
        named.SetData(nameof(IdOf), id);
    }

    /// <summary>Only where the line of the text is a line of the file, and nobody has begun to write an id on it.</summary>
    private bool IsMendable(Block named) =>
        File.EndsWith(".md", StringComparison.Ordinal) && !Lines[named.Line].Contains("{#", StringComparison.Ordinal);

    /// <summary>In front of the <c>##</c> with which some close a heading.</summary>
    private static string WithHeadingId(string line, string id) => line.Insert(HeadingEnd().Match(line).Index, $" {{#{id}}}");

    private string Unused(string slug)
    {
        var wanted = slug.Length == 0 || ReservedIds.Any(start => slug.StartsWith(start, StringComparison.Ordinal)) ? $"afsnit-{slug}".TrimEnd('-') : slug;
        var id = wanted;
        while (anchors.Contains(id))
        {
            repeats[wanted] = repeats.GetValueOrDefault(wanted, 1) + 1;
            id = $"{wanted}-{repeats[wanted].ToString(CultureInfo.InvariantCulture)}";
        }
        return id;
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

    /// <summary>A permanent id at the end of a heading: <c>{#id}</c>.</summary>
    [GeneratedRegex(@"\{#([^}]*)\}\s*$")]
    private static partial Regex TrailingId();

    [GeneratedRegex(@"(?:\s+#+)?\s*$")]
    private static partial Regex HeadingEnd();
}
