using Microsoft.AspNetCore.Antiforgery;

namespace AlmenHaefte.Web.Shared;

internal static class OurForms
{
    /// <summary>Whether the post comes from a form of ours in this browser, and one that has not been open for too long.</summary>
    public static async Task<bool> IsFromOurFormAsync(this IAntiforgery antiforgery, HttpContext context)
    {
        try
        {
            await antiforgery.ValidateRequestAsync(context);
            return true;
        }
        catch (AntiforgeryValidationException)
        {
            return false;
        }
    }
}
