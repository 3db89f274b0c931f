using System.ComponentModel.DataAnnotations;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.Webinars;

public sealed record AddressForm([property: Display(Name = "Mailadresse")] string? Email)
{
    /// <summary>Null, and the reason beside the field, when the address must be put right first.</summary>
    public EmailAddress? Check(ModelStateDictionary reasons) => EmailAddress.Check(Email).ValueOr(nameof(Email), reasons);
}
