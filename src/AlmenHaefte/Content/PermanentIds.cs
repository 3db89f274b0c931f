using System.Globalization;
using System.Text.RegularExpressions;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace AlmenHaefte.Content;

/// <summary>
/// The permanent ids of one text's headings and questions: taken out of the words, checked, and set on what they name.
/// Proposes one where it is missing.
/// </summary>
internal sealed partial class PermanentIds(MarkdownText text)
{
    /// <summary>What the ids that the site itself writes begin with.</summary>
    private static readonly string[] Reserved = ["note-", "ref-", "tidslinje-"];

    private readonly Dictionary<string, int> repeats = new(StringComparer.Ordinal);
    private readonly HashSet<string> ids = new(StringComparer.Ordinal) { HtmlWriter.NotesId };

    /// <summary>Those in the text, those proposed, and that of the notes.</summary>
    public IReadOnlySet<string> All => ids;

    /// <summary>The id set on a heading or a question; empty where the text has none.</summary>
    public static string Of(MarkdownObject named) => (string?)named.GetData(nameof(PermanentIds)) ?? "";

    public void NameHeadingsAndQuestions()
    {
        var level = 1;
        foreach (var block in text.Tree.Descendants<Block>())
        {
            if (block is HeadingBlock heading)
            {
                CheckLevel(heading, ref level);
                if (heading.IsSetext)
                {
                    text.Fault(heading, "overskriften er understreget", "begynd den i stedet med ##; en streg på tværs skal have en tom linje over sig");
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
            text.Fault(question, $"»{question.Arguments}« kan ikke læses", "skriv det som {#permanent-id punkter=1,2}");
        }
        else if (question is not [ParagraphBlock wording, ..])
        {
            text.Fault(question, "spørgsmålet begynder ikke med et afsnit", "skriv selve spørgsmålet på den første linje");
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
            text.Fault(heading, "overskriften er på øverste niveau, som titlen har", "begynd den med ##");
        }
        else if (heading.Level > level + 1)
        {
            text.Fault(heading, $"overskriften springer fra niveau {level} til {heading.Level}", $"begynd den med {new string('#', level + 1)}");
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
            text.Fault(named, $"{what} har ingen tekst", "skriv den, eller slet linjen");
            return;
        }
        if (id is null)
        {
            var newId = Unused(Slug.From(wording));
            ids.Add(newId);
            text.Fault(named, $"{what} har ingen permanent betegnelse", $"skriv {{#{newId}}} til sidst på linjen, eller kør check --fix", IsMendable(named) ? withId(text.Lines[named.Line], newId) : null);
            return;
        }
        if (!Slug.IsSlug(id) || Reserved.Any(start => id.StartsWith(start, StringComparison.Ordinal)))
        {
            text.Fault(named, $"betegnelsen {{#{id}}} kan ikke bruges", $"brug kun a–z, 0–9 og bindestreg, fx {{#{Unused(Slug.From(wording))}}}");
            return;
        }
        if (!ids.Add(id))
        {
            text.Fault(named, $"betegnelsen {{#{id}}} er brugt før i filen", "giv den ene en anden betegnelse");
        }
        named.SetData(nameof(PermanentIds), id);
    }

    /// <summary>Only where the line of the text is a line of the file, and nobody has begun to write an id on it.</summary>
    private bool IsMendable(Block named) =>
        text.File.EndsWith(".md", StringComparison.Ordinal) && !text.Lines[named.Line].Contains("{#", StringComparison.Ordinal);

    /// <summary>In front of the <c>##</c> with which some close a heading.</summary>
    private static string WithHeadingId(string line, string id) => line.Insert(HeadingEnd().Match(line).Index, $" {{#{id}}}");

    private string Unused(string slug)
    {
        var wanted = slug.Length == 0 || Reserved.Any(start => slug.StartsWith(start, StringComparison.Ordinal)) ? $"afsnit-{slug}".TrimEnd('-') : slug;
        var id = wanted;
        while (ids.Contains(id))
        {
            repeats[wanted] = repeats.GetValueOrDefault(wanted, 1) + 1;
            id = $"{wanted}-{repeats[wanted].ToString(CultureInfo.InvariantCulture)}";
        }
        return id;
    }

    /// <summary>A permanent id at the end of a heading: <c>{#id}</c>.</summary>
    [GeneratedRegex(@"\{#([^}]*)\}\s*$")]
    private static partial Regex TrailingId();

    [GeneratedRegex(@"(?:\s+#+)?\s*$")]
    private static partial Regex HeadingEnd();
}
