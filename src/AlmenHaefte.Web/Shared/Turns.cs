using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace AlmenHaefte.Web.Shared;

/// <summary>What takes the machine some time, whoever asks for it.</summary>
public enum Effort
{
    Search,
    SignIn,
    File,
    List,
    Preview,
}

/// <summary>
/// How much of that is done at one time, for all who ask together. It counts what is being done, not who has done how much: as soon as
/// something is finished the next is let in, so nobody can use up what others would need later, and nobody is shut out for longer than
/// the rush lasts. Who finds the queue full is told at once.
/// </summary>
public sealed class Turns : IDisposable
{
    private readonly Dictionary<Effort, ConcurrencyLimiter> queues = new()
    {
        [Effort.Search] = Queue(atATime: 16, mayWait: 200),
        [Effort.SignIn] = Queue(atATime: 8, mayWait: 100),
        // A whole meeting takes the booklet home at once; most of them get the file that is made already.
        [Effort.File] = Queue(atATime: 4, mayWait: 200),
        [Effort.List] = Queue(atATime: 2, mayWait: 20),
        // A text that takes long to read must not take the machine from those who read the site.
        [Effort.Preview] = Queue(atATime: 1, mayWait: 20),
    };

    public ConcurrencyLimiter Of(Effort effort) => queues[effort];

    public void Dispose()
    {
        foreach (var queue in queues.Values)
        {
            queue.Dispose();
        }
    }

    private static ConcurrencyLimiter Queue(int atATime, int mayWait) => new(new ConcurrencyLimiterOptions { PermitLimit = atATime, QueueLimit = mayWait });
}

/// <summary>The action waits for its turn, or is not begun: 503, and when to come again. The turn is over when the answer is made, however long the client takes to read it.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class InTurnAttribute(Effort effort) : Attribute, IAsyncActionFilter
{
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        var http = context.HttpContext;
        using var turn = await http.RequestServices.GetRequiredService<Turns>().Of(effort).AcquireAsync(1, http.RequestAborted);
        if (turn.IsAcquired)
        {
            await next();
            return;
        }
        http.Response.Headers.RetryAfter = BusyDatabase.SecondsToWait;
        context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
    }
}
