using System.ComponentModel.DataAnnotations;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.Account;

public sealed record NameForm
{
    [Display(Name = "Dit navn")]
    public string? Name { get; init; }

    /// <summary>Null, and the reason beside the field, when it must be put right first.</summary>
    public PersonName? Check(ModelStateDictionary reasons) => PersonName.Check(Name).ValueOr(nameof(Name), reasons);
}
