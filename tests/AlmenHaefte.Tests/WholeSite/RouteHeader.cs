using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace AlmenHaefte.Tests.WholeSite;

/// <summary>Lets every answer say which action gave it, so that the tests can tell one kind of page from another.</summary>
internal sealed class RouteHeader : IStartupFilter
{
    public const string Name = "Test-Route";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers[Name] = context.GetEndpoint() is RouteEndpoint action ? "/" + action.RoutePattern.RawText?.TrimStart('/') : "";
                return Task.CompletedTask;
            });
            return rest(context);
        });
        next(app);
    };
}
