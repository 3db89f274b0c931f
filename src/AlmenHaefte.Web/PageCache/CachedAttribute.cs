using AlmenHaefte.Web.Shared;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AlmenHaefte.Web.PageCache;

/// <summary>
/// A page that is the same for everybody and changes only with the content, the phases of the webinars and the files to fetch: it is rendered once and then sent
/// from memory. Not for anything with a form, a key, a person or a count of seats in it.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class CachedAttribute : Attribute, IAsyncResourceFilter
{
    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var http = context.HttpContext;
        var isRendered = false;
        async Task<CachedPage?> RenderAsync(CachedPage? former)
        {
            isRendered = true;
            return await PageOfAsync(http, next, former);
        }
        // A page with a query is another page, and there is no end of them.
        var page = http.Request.QueryString.HasValue
            ? await RenderAsync(null)
            : await http.RequestServices.GetRequiredService<RenderedPages>().PageAsync(http.Request.Path.Value!, http.RequestServices.GetRequiredService<CurrentSite>(), RenderAsync);
        if (page is null)
        {
            return;
        }
        await PageSending.SendAsync(http, page);
        if (!isRendered)
        {
            context.Result = new EmptyResult();
        }
    }

    /// <summary>Null when it is no page to keep; then what there is has been sent.</summary>
    private static async Task<CachedPage?> PageOfAsync(HttpContext http, ResourceExecutionDelegate next, CachedPage? former)
    {
        var response = http.Response;
        var sending = http.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var body = new MemoryStream();
        var method = http.Request.Method;
        try
        {
            http.Features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(body));
            // What HEAD is told of is what GET would send.
            http.Request.Method = HttpMethods.Get;
            var executed = await next();
            if (executed.Exception is not null && !executed.ExceptionHandled)
            {
                return null;
            }
        }
        finally
        {
            http.Features.Set(sending);
            http.Request.Method = method;
        }
        var headers = response.Headers.Where(header => header.Key is not "Content-Length").Select(header => KeyValuePair.Create(header.Key, header.Value)).ToList();
        if (response.StatusCode == StatusCodes.Status200OK && headers.TrueForAll(header => header.Key is not "Set-Cookie"))
        {
            return CachedPage.Of(body.ToArray(), headers, former);
        }
        if (!HttpMethods.IsHead(method) && body.Length > 0)
        {
            await response.BodyWriter.WriteAsync(body.ToArray(), http.RequestAborted);
        }
        return null;
    }
}
