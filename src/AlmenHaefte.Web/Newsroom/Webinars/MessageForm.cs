using System.ComponentModel.DataAnnotations;
using AlmenHaefte.SignUps;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Newsroom.Webinars;

public sealed record MessageForm
{
    /// <summary>Which message it is: however often the form is sent, it is one.</summary>
    public long Number { get; init; }

    public SignUpGroup To { get; init; } = SignUpGroup.Confirmed;

    [Display(Name = "Emne")]
    public string? Subject { get; init; }

    [Display(Name = "Besked")]
    public string? Text { get; init; }

    /// <summary>Null, and the reasons beside the fields, when something must be put right first.</summary>
    public GroupMessage? Check(ModelStateDictionary reasons)
    {
        var (subject, text) = ((Subject ?? "").Trim(), (Text ?? "").Trim());
        (string Field, bool IsBroken, string Reason)[] rules =
        [
            (nameof(To), !GroupMessages.Groups.Contains(To), "Vælg, hvem der skal have beskeden."),
            (nameof(Subject), subject.Length == 0, "Skriv et emne."),
            (nameof(Subject), subject.Length > GroupMessage.SubjectMaxLength, $"Emnet må højst fylde {GroupMessage.SubjectMaxLength} tegn."),
            (nameof(Text), text.Length == 0, "Skriv en besked."),
            (nameof(Text), text.Length > GroupMessage.TextMaxLength, $"Beskeden må højst fylde {GroupMessage.TextMaxLength} tegn."),
        ];
        foreach (var (field, _, reason) in rules.Where(rule => rule.IsBroken))
        {
            reasons.AddModelError(field, reason);
        }
        return rules.Any(rule => rule.IsBroken) ? null : new GroupMessage(Number, To, subject, text);
    }
}
