using System.ComponentModel.DataAnnotations;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Webinars;

/// <summary>All that may be posted, as it was typed: nothing in here has been checked.</summary>
public sealed record SignUpForm
{
    public const string Yes = "ja";

    [Display(Name = "Navn")]
    public string? Name { get; init; }

    [Display(Name = "E-mail")]
    public string? Email { get; init; }

    [Display(Name = "Organisation (valgfri)")]
    public string? Organisation { get; init; }

    /// <summary>By the question's id.</summary>
    [ModelBinder(typeof(AnswersBinder))]
    public Dictionary<string, string?> Answers { get; init; } = [];

    public string? Wishes { get; init; }

    /// <summary><see cref="Yes"/> when the box is ticked; anything else is no consent.</summary>
    [Display(Name = "Skriv til mig om kommende webinarer")]
    public string? WantsComing { get; init; }

    /// <summary>Made with the form, so that one form sent twice is one sign-up.</summary>
    public string? SubmissionId { get; init; }

    /// <summary>The address that the visitor has been asked about: sent again, it stands.</summary>
    public string? AskedAbout { get; init; }

    /// <summary>The address that was suggested, when the visitor chose it.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The token of the receipt whose address is being mended.</summary>
    public string? Correcting { get; init; }

    public bool HasBeenAsked =>
        EmailAddress.Check(AskedAbout) is Checked<EmailAddress>.Accepted asked
        && EmailAddress.Check(Email) is Checked<EmailAddress>.Accepted typed
        && asked.Value.Key == typed.Value.Key;

    public static SignUpForm Empty() => new SignUpForm().WithSubmission();

    public SignUpForm WithSubmission() => Guid.TryParse(SubmissionId, out _) ? this : this with { SubmissionId = Guid.NewGuid().ToString() };

    public SignUpForm WithSuggestionTaken() => string.IsNullOrEmpty(Suggestion) ? this : this with { Email = Suggestion };

    public QuestionFields Questions(Webinar webinar) => new(webinar, Answers, Wishes);

    /// <summary>Only the address is corrected; the rest stays as it was when the receipt was given, and the answers as they are stored.</summary>
    public SignUpForm Of(Receipt receipt) => this with
    {
        Answers = [],
        Wishes = null,
        WantsComing = null,
        Name = receipt.Name,
        Organisation = receipt.Organisation,
        SubmissionId = receipt.SubmissionId.ToString(),
    };

    /// <summary>Null, and the reasons by field, when something must be put right first.</summary>
    public SignUpRequest? Check(Webinar webinar, DateTimeOffset now, ModelStateDictionary reasons)
    {
        var name = PersonName.Check(Name).ValueOr(nameof(Name), reasons);
        var email = EmailAddress.Check(Email).ValueOr(nameof(Email), reasons);
        var organisation = AlmenHaefte.Webinars.Organisation.Check(Organisation).ValueOr(nameof(Organisation), reasons);
        // Who only wants the recording is not asked, and what a form from before the end has answered is no longer needed.
        var asking = webinar.IsOverAt(now) ? webinar with { Questions = [], AsksForWishes = false } : webinar;
        var (answers, wishes) = Questions(asking).Check(reasons);
        return reasons.IsValid
            ? new SignUpRequest(Guid.Parse(SubmissionId!), name!, email!, organisation) { Answers = answers, Wishes = wishes, WantsComing = WantsComing == Yes }
            : null;
    }
}
