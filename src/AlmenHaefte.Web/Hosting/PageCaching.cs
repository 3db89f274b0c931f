using AlmenHaefte.Web.PageCache;
using AlmenHaefte.Web.Shared;

namespace AlmenHaefte.Web.Hosting;

internal static class PageCaching
{
    public static void AddPageCache(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RenderedPages>();
        builder.AnswerOnReaderThreads();
        builder.Services.AddSingleton<AfterStart>();
        builder.Services.AddHostedService<PageShrinker>();
        builder.Services.AddSingleton<CachedPageLog>();
        builder.Services.AddHostedService(services => services.GetRequiredService<CachedPageLog>());
    }

    /// <summary>Sends a page that is rendered already, before anything else is done.</summary>
    public static void UsePageCache(this WebApplication app)
    {
        var pages = app.Services.GetRequiredService<RenderedPages>();
        var log = app.Services.GetRequiredService<CachedPageLog>();
        var start = app.Services.GetRequiredService<AfterStart>();
        var meter = app.Services.GetRequiredService<SiteMeter>();
        app.Use((context, next) => MayBeAtHand(context.Request) && pages.Find(context.Request.Path.Value!) is { } page
            ? SendAsync(context, page, log, meter)
            : ElsewhereAsync(context, next, start));
    }

    /// <summary>Whoever takes nothing compressed gets the same page the long way round: it has to be unpacked first, and that takes time.</summary>
    private static bool MayBeAtHand(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.QueryString.HasValue && ContentCodings.For(request.Headers.AcceptEncoding) != ContentCoding.None;

    private static Task SendAsync(HttpContext context, CachedPage page, CachedPageLog log, SiteMeter meter)
    {
        SecurityHeaders.Begin(context);
        var sending = PageSending.SendAsync(context, page);
        log.Sent(context.Request, context.Response.StatusCode);
        meter.PageSent();
        return sending;
    }

    /// <summary>Whatever it does, the readers of finished pages do not wait for it.</summary>
    private static async Task ElsewhereAsync(HttpContext context, RequestDelegate next, AfterStart start)
    {
        await ReaderThreads.LeaveAsync(context, next);
        start.Answered();
    }
}
