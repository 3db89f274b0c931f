using System.ComponentModel.DataAnnotations;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.SignIn;

public sealed record LinkForm
{
    public string? Key { get; init; }

    [Display(Name = "Dit navn")]
    public string? Name { get; init; }

    /// <summary>Null, and the reason beside the field, when the name must be put right first.</summary>
    public PersonName? Check(ModelStateDictionary reasons) => PersonName.Check(Name).ValueOr(nameof(Name), reasons);
}

public sealed record LinkPage(StaffMember Member, LinkForm Form);
