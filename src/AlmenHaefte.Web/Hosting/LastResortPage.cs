namespace AlmenHaefte.Web.Hosting;

/// <summary>The page for an unforeseen failure: a file on disk that depends on nothing that can be the failure.</summary>
internal static class LastResortPage
{
    public static void UseLastResortPage(this WebApplication app)
    {
        var page = Path.Combine(app.Environment.WebRootPath ?? "", "500.html");
        app.UseExceptionHandler(failed => failed.Run(async context =>
        {
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
            context.Response.Headers.CacheControl = "no-store";
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.SendFileAsync(page);
        }));
    }
}
