using System.ComponentModel.DataAnnotations;
using AlmenHaefte.SignUps;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.SignUps;

/// <summary>All that may be posted, as it was typed: nothing in here has been checked.</summary>
public sealed record DetailsForm
{
    [Display(Name = "Navn")]
    public string? Name { get; init; }

    [Display(Name = "Organisation (valgfri)")]
    public string? Organisation { get; init; }

    /// <summary>By the question's id.</summary>
    [ModelBinder(typeof(AnswersBinder))]
    public Dictionary<string, string?> Answers { get; init; } = [];

    public string? Wishes { get; init; }

    public static DetailsForm Of(SignUp signUp) => new()
    {
        Name = signUp.Name,
        Organisation = signUp.Organisation,
        Answers = signUp.Answers.ToDictionary(answer => answer.Key, string? (answer) => answer.Value),
        Wishes = signUp.Wishes,
    };

    public QuestionFields Questions(Webinar webinar) => new(webinar, Answers, Wishes);

    /// <summary>Null, and the reasons by field, when something must be put right first.</summary>
    public SignUpDetails? Check(Webinar webinar, ModelStateDictionary reasons)
    {
        var name = PersonName.Check(Name).ValueOr(nameof(Name), reasons);
        var organisation = AlmenHaefte.Webinars.Organisation.Check(Organisation).ValueOr(nameof(Organisation), reasons);
        var (answers, wishes) = Questions(webinar).Check(reasons);
        return reasons.IsValid ? new SignUpDetails(name!, organisation, answers, wishes) : null;
    }
}
