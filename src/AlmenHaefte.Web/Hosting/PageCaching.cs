using AlmenHaefte.Web.PageCache;

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
        app.Use((context, next) =>
        {
            var request = context.Request;
            return (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !request.QueryString.HasValue && pages.Find(request.Path.Value!) is { } page
                ? SendAsync(context, page, log)
                : ElsewhereAsync(context, next, start);
        });
    }

    private static Task SendAsync(HttpContext context, CachedPage page, CachedPageLog log)
    {
        SecurityHeaders.Begin(context);
        var sending = PageSending.SendAsync(context, page);
        log.Sent(context.Request, context.Response.StatusCode);
        return sending;
    }

    /// <summary>Whatever it does, the readers of finished pages do not wait for it.</summary>
    private static async Task ElsewhereAsync(HttpContext context, RequestDelegate next, AfterStart start)
    {
        await ReaderThreads.LeaveAsync(context, next);
        start.Answered();
    }
}
