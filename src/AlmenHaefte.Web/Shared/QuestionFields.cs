using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Shared;

/// <summary>A webinar's own questions with the answers so far. Each is posted as <c>Answers[id]</c>.</summary>
public sealed record QuestionFields(IReadOnlyList<WebinarQuestion> Questions, IReadOnlyDictionary<string, string?> Answers)
{
    /// <summary>The form's field with all the answers.</summary>
    public const string Field = "Answers";

    public IEnumerable<string> Names => Questions.Select(NameOf);

    public static string NameOf(WebinarQuestion question) => $"{Field}[{question.Id}]";

    /// <summary>The id of the control with a name, for labels and links to it.</summary>
    public static string IdOf(string name) => name.Replace('[', '-').TrimEnd(']');
}
