using AlmenHaefte.Webinars;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace AlmenHaefte.Web.Shared;

internal static class CheckedFields
{
    /// <summary>The value; or nothing, and beside the field the reason why it was refused.</summary>
    public static T? ValueOr<T>(this Checked<T> check, string field, ModelStateDictionary reasons)
    {
        if (check is Checked<T>.Refused refused)
        {
            reasons.AddModelError(field, refused.Reason);
        }

        return check is Checked<T>.Accepted accepted ? accepted.Value : default;
    }
}
