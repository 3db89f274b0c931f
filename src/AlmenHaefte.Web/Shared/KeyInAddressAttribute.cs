using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AlmenHaefte.Web.Shared;

/// <summary>
/// The address of this action is itself the key to somebody's data. So it is never written to the log, kept by a browser or a proxy, told
/// to another site or found by a search engine. And its forms need no antiforgery token: whoever could forge the post would have to know
/// the address, and would then not need the person's browser; while a token would let a page that had been open all morning fail at the door.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Class)]
internal sealed class KeyInAddressAttribute : IgnoreAntiforgeryTokenAttribute, IActionFilter
{
    private static readonly char[] Punctuation = ['.', ',', ')', ';', ':', '!', '»', '>'];

    /// <summary>Without what mail programs take into a link from the sentence it stands in.</summary>
    public static string WithoutPunctuation(string text) => text.TrimEnd(Punctuation);

    public void OnActionExecuting(ActionExecutingContext context)
    {
        var headers = context.HttpContext.Response.Headers;
        headers.CacheControl = "no-store";
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex";
    }

    /// <summary>Who tries wrong keys without end is told to wait.</summary>
    public void OnActionExecuted(ActionExecutedContext context)
    {
        var http = context.HttpContext;
        if (http.Response.StatusCode == StatusCodes.Status404NotFound
            && http.RequestServices.GetRequiredService<ClientLimits>().WrongKeys.Refuses(http, http.RequestServices.GetRequiredService<CurrentSite>().Now) is { } refusal)
        {
            context.Result = refusal;
        }
    }
}
