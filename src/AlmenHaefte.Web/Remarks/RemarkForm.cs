using System.ComponentModel.DataAnnotations;
using AlmenHaefte.Booklets;
using AlmenHaefte.Remarks;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Remarks;

/// <summary>What may be posted about a chapter, as it was typed.</summary>
public sealed record RemarkForm
{
    [Display(Name = "Hvad er galt, eller hvad mangler I?")]
    public string? Text { get; init; }

    [Display(Name = "Hvor i kapitlet? (valgfri)")]
    public string? Place { get; init; }

    /// <inheritdoc cref="Remark.Id"/>
    public Guid? SubmissionId { get; init; }

    public RemarkForm WithSubmission() => SubmissionId is null ? this with { SubmissionId = Guid.NewGuid() } : this;

    /// <summary>Null, and the reasons by field, when something must be put right first.</summary>
    public Remark? Check(Booklet booklet, Chapter chapter, DateTimeOffset now, ModelStateDictionary reasons)
    {
        var text = RemarkText.Check(Text).ValueOr(nameof(Text), reasons);
        var place = RemarkText.CheckPlace(Place).ValueOr(nameof(Place), reasons);
        return reasons.IsValid ? Remark.Receive(SubmissionId!.Value, booklet.Slug, chapter.Slug, booklet.Edition, text!, place, now) : null;
    }
}

/// <param name="Trouble">Why nothing was stored although nothing is wrong with what was typed.</param>
/// <param name="IsAskedAgain">Whether a form that came too fast or too late is to be sent once more.</param>
public sealed record RemarkPage(Booklet Booklet, Chapter Chapter, RemarkForm Form, string? Trouble = null, bool IsAskedAgain = false)
{
    public string Title => $"Fejl eller mangler i »{Chapter.Title}«";
}
