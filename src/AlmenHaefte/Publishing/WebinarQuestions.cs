using AlmenHaefte.Content;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Publishing;

/// <summary>A webinar's questions as they stand in its file.</summary>
public static class WebinarQuestions
{
    /// <summary>What the field is called.</summary>
    public const string Key = "spoergsmaal";

    /// <summary>As they were typed: typography is set when they are read for the site.</summary>
    public static IReadOnlyList<WebinarQuestion> Of(FrontMatter front) =>
        [.. (front.Fields?.Items(Key) ?? []).Select(item => new WebinarQuestion(item.OptionalText("id") ?? "", item.OptionalText("tekst") ?? "", item.OptionalText("hvorfor") ?? "", item.Texts("svar")))];

    /// <summary>A question without an id gets one of its words.</summary>
    public static FrontMatter Put(FrontMatter front, IReadOnlyList<WebinarQuestion> questions)
    {
        var former = Of(front);
        return questions.Count == former.Count && questions.Zip(former).All(pair => IsSame(pair.First, pair.Second)) ? front
            : front.WithLines(Key, questions.Count == 0 ? "" : $"{Key}:\n{string.Concat(questions.Select((question, index) => Lines(question, IdOf(questions, index))))}");
    }

    private static bool IsSame(WebinarQuestion one, WebinarQuestion other) => one with { Choices = other.Choices } == other && one.Choices.SequenceEqual(other.Choices);

    private static string IdOf(IReadOnlyList<WebinarQuestion> questions, int index)
    {
        if (questions[index].Id is { Length: > 0 } given)
        {
            return given;
        }
        var id = Slug.From(questions[index].Text) is { Length: > 0 } words ? words : "spoergsmaal";
        return questions.Where((_, other) => other != index).Any(other => other.Id == id || (other.Id.Length == 0 && Slug.From(other.Text) == id)) ? $"{id}-{index + 1}" : id;
    }

    private static string Lines(WebinarQuestion question, string id)
    {
        var choices = question.Choices.Count == 0 ? "" : $"    svar:\n{string.Concat(question.Choices.Select(choice => $"      - {FrontMatter.Scalar(choice)}\n"))}";
        return $"  - id: {id}\n    tekst: {FrontMatter.Scalar(question.Text)}\n    hvorfor: {FrontMatter.Scalar(question.Why)}\n{choices}";
    }
}
