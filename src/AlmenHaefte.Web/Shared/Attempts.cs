using Microsoft.AspNetCore.Mvc;

namespace AlmenHaefte.Web.Shared;

internal static class Attempts
{
    /// <summary>Counts one more attempt; null when it may be made.</summary>
    /// <param name="deed">See <see cref="ClientLimit.Wait"/>.</param>
    public static IActionResult? Refuses(this ClientLimit limit, HttpContext http, DateTimeOffset now, string? deed = null)
    {
        if (limit.Wait(http.Connection.RemoteIpAddress, now, deed) is not { } wait)
        {
            return null;
        }
        ClientLimits.Refuse(http.Response, wait);
        return new StatusCodeResult(StatusCodes.Status429TooManyRequests);
    }
}
