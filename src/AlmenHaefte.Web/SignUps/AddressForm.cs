using System.ComponentModel.DataAnnotations;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.SignUps;

public sealed record AddressForm
{
    [Display(Name = "E-mail")]
    public string? Email { get; init; }

    /// <inheritdoc cref="DetailsForm.Check"/>
    public EmailAddress? Check(ModelStateDictionary reasons) => EmailAddress.Check(Email).ValueOr(nameof(Email), reasons);
}
