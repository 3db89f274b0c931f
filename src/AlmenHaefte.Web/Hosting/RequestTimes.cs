using Microsoft.AspNetCore.Http.Timeouts;

namespace AlmenHaefte.Web.Hosting;

/// <summary>How long a request may take. Sending the answer is not counted: a slow reader of a large file is bounded by the server's least speed alone.</summary>
/// <param name="ToAsk">For what is posted to arrive, when it is a form of words.</param>
/// <param name="ToAnswer">From then until the answer begins.</param>
public sealed record RequestTimes(TimeSpan ToAsk, TimeSpan ToAnswer)
{
    /// <summary>A poor line; see <see cref="ToArrive"/>.</summary>
    private const int LeastBytesASecond = 64 * 1024;

    public static readonly RequestTimes Usual = new(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));

    /// <summary>For a post of this size: a minute, and longer for a picture.</summary>
    public TimeSpan ToArrive(long mostBytes) => ToAsk * (1 + mostBytes / LeastBytesASecond / 60.0);
}

internal static class RequestTiming
{
    public static void AddRequestTimes(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton(RequestTimes.Usual);
        builder.Services.AddRequestTimeouts();
        builder.Services.AddOptions<RequestTimeoutOptions>().Configure<RequestTimes>((options, times) =>
            options.DefaultPolicy = new RequestTimeoutPolicy { Timeout = times.ToAnswer, TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable });
    }

    /// <summary>What has not begun to answer by then is given up, with the page that asks for patience.</summary>
    public static void UseAnswerTime(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                context.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
                return Task.CompletedTask;
            });
            return next(context);
        });
    }
}
