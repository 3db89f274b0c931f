using Microsoft.Extensions.Primitives;

namespace AlmenHaefte.Web.PageCache;

internal static class PageSending
{
    private static readonly StringValues ByCoding = "Accept-Encoding";

    /// <summary>Answers GET and HEAD, and tells whoever has the page that it is the same (RFC 9110 § 13.1.2).</summary>
    /// <param name="keep">What browsers and CDNs may do with it (Cache-Control).</param>
    public static Task SendAsync(HttpContext http, CachedPage page, string keep = "no-cache")
    {
        var (request, response) = (http.Request, http.Response);
        var encoded = page.As(ContentCodings.For(request.Headers.AcceptEncoding));
        var headers = response.Headers;
        headers.CacheControl = keep;
        headers.Vary = ByCoding;
        headers.ETag = encoded.Tag;
        if (request.Headers.IfNoneMatch is { Count: > 0 } known && page.MatchOf(known, encoded) is { } tag)
        {
            headers.ETag = tag;
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }
        foreach (var (name, value) in page.Headers)
        {
            headers[name] = value;
        }
        headers.ContentEncoding = encoded.Coding;
        response.ContentLength = encoded.Bytes.Length;
        return HttpMethods.IsHead(request.Method) ? Task.CompletedTask : response.Body.WriteAsync(encoded.Bytes).AsTask();
    }
}
