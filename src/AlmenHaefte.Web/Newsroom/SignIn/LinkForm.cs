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

    /// <summary>What the device answered to the challenge, as JSON.</summary>
    public string? Credential { get; init; }

    internal SecretKey Link => new(Key ?? "");

    /// <summary>Null, and the reason beside the field, when the name must be put right first.</summary>
    public PersonName? Check(ModelStateDictionary reasons) => PersonName.Check(Name).ValueOr(nameof(Name), reasons);
}

/// <param name="IsWithoutPasskey">Whether the form came without a passkey that can be used.</param>
public sealed record LinkPage(StaffMember Member, LinkForm Form, bool IsWithoutPasskey = false);
