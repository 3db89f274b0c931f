using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace AlmenHaefte.Web.Hosting;

internal static class FormPosts
{
    /// <summary>Ample for a form of words. An address that takes more says so in its own limit.</summary>
    private const int MostBytes = 64 * 1024;

    /// <summary>
    /// Reads a posted form before anybody asks for it, and refuses one that cannot be read: too large, too long on its way, broken, or in
    /// another character set than our pages. The framework answers 500 to some of these, and would meet them again on the error page.
    /// </summary>
    public static void UseReadableForms(this WebApplication app) => app.Use(async (context, next) =>
    {
        FormCookie.Suit(context.Request);
        if (await RefusalOfAsync(context.Request) is { } status)
        {
            context.Request.ContentType = null;
            context.Response.StatusCode = status;
            return;
        }
        await next(context);
    });

    private static async Task<int?> RefusalOfAsync(HttpRequest request)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type))
        {
            return null;
        }
        if (type.Charset.HasValue && !HeaderUtilities.RemoveQuotes(type.Charset).Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        {
            return StatusCodes.Status415UnsupportedMediaType;
        }
        if (!request.HasFormContentType)
        {
            return null;
        }
        var times = request.HttpContext.RequestServices.GetRequiredService<RequestTimes>();
        using var late = new CancellationTokenSource(times.ToArrive(Bound(request.HttpContext)));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(late.Token, request.HttpContext.RequestAborted);
        try
        {
            await request.ReadFormAsync(end.Token);
            return null;
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested)
        {
            // For the log: the framework has cut the line by then.
            return StatusCodes.Status408RequestTimeout;
        }
        catch (BadHttpRequestException refused)
        {
            return refused.StatusCode;
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // Too many fields, or an end before the last of them.
            return StatusCodes.Status400BadRequest;
        }
    }

    /// <returns>How many bytes may be posted.</returns>
    private static long Bound(HttpContext context)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<IRequestSizeLimitMetadata>() is { } own)
        {
            return own.MaxRequestBodySize ?? MostBytes;
        }
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = MostBytes;
        }
        return MostBytes;
    }
}
