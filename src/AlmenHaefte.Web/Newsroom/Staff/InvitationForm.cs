using System.ComponentModel.DataAnnotations;
using AlmenHaefte.Staff;
using AlmenHaefte.Web.Shared;
using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.Staff;

public sealed record InvitationForm
{
    [Display(Name = "Mail")]
    public string? Email { get; init; }

    [Display(Name = "Skal også kunne invitere og fjerne medarbejdere (administrator)")]
    public string? Administrator { get; init; }

    internal StaffRole Role => Administrator == StaffRoles.Administrator ? StaffRole.Administrator : StaffRole.Editor;

    /// <summary>Null, and the reason beside the field, when it must be put right first.</summary>
    public EmailAddress? Check(ModelStateDictionary reasons) => EmailAddress.Check(Email).ValueOr(nameof(Email), reasons);
}
