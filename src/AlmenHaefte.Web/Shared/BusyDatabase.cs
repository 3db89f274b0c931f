using AlmenHaefte.Data;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AlmenHaefte.Web.Shared;

/// <summary>Nothing could be stored or looked up just now: 503, and the page that asks for patience. For actions that have nothing typed to give back.</summary>
internal sealed class BusyDatabase : IExceptionFilter
{
    public const string SecondsToWait = "10";

    public static bool Is(Exception e) => e is DataUnavailableException || SqliteErrors.IsUnavailable(e);

    public void OnException(ExceptionContext context)
    {
        if (Is(context.Exception))
        {
            context.HttpContext.Response.Headers.RetryAfter = SecondsToWait;
            context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
            context.ExceptionHandled = true;
        }
    }
}
