using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// What a webinar asks beyond who one is, with the answers as they were typed: its own questions, each posted as <c>Answers[id]</c>,
/// and the wishes when it asks for them. An answer to a question that is not asked is nothing.
/// </summary>
public sealed record QuestionFields(Webinar Webinar, IReadOnlyDictionary<string, string?> Answers, string? Wishes)
{
    /// <summary>The form's field with all the answers.</summary>
    public const string Field = nameof(Answers);

    public const string WishesText = "Er der noget, der gør det lettere for dig at deltage?";

    public IEnumerable<string> Names => Webinar.Questions.Select(NameOf);

    public static string NameOf(WebinarQuestion question) => $"{Field}[{question.Id}]";

    /// <summary>The id of the control with a name, for labels and links to it.</summary>
    public static string IdOf(string name) => name.Replace('[', '-').TrimEnd(']');

    /// <summary>What was answered; and beside each field the reason why what it holds was refused.</summary>
    public (IReadOnlyDictionary<string, string> Answers, string? Wishes) Check(ModelStateDictionary reasons)
    {
        var answers = Webinar.Questions
            .Select(question => (question.Id, Answer: question.Check(Answers.GetValueOrDefault(question.Id)).ValueOr(NameOf(question), reasons)))
            .Where(given => given.Answer is not null)
            .ToDictionary(given => given.Id, given => given.Answer!);
        return (answers, Webinar.AsksForWishes ? OwnWords.Check(Wishes).ValueOr(nameof(Wishes), reasons) : null);
    }
}
