using System.ComponentModel.DataAnnotations;
using AlmenHaefte.Remarks;
using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.Remarks;

public sealed record ClosingForm
{
    [Display(Name = "Hvad blev der gjort?")]
    public string? Answer { get; init; }

    /// <summary>Null, and the reason beside the field, when it must be put right first.</summary>
    public string? Check(ModelStateDictionary reasons) => RemarkText.CheckAnswer(Answer).ValueOr(nameof(Answer), reasons);
}
