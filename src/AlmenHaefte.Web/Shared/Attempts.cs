using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Newsroom;

internal static class Attempts
{
    /// <summary>Counts one more attempt; null when it may be made.</summary>
    public static IActionResult? Refuses(this ClientLimit limit, HttpContext http, DateTimeOffset now)
    {
        if (limit.Wait(http.Connection.RemoteIpAddress, now) is not { } wait)
        {
            return null;
        }
        ClientLimits.Refuse(http.Response, wait);
        return new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }
}
