using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Connections.Features;

namespace AlmenHaefte.Web.Hosting;

/// <summary>
/// A finished page is sent by the very thread that was told of the request: handing it to another costs a quarter of what the page does. That is safe only as long
/// as nothing that takes time runs on those threads, so everything else leaves them, and does not come back when it goes on after having waited.
/// </summary>
internal static class ReaderThreads
{
    private static readonly OnThePool Pool = new();

    public static void AnswerOnReaderThreads(this WebApplicationBuilder builder)
    {
        builder.WebHost.UseSockets(sockets =>
        {
            sockets.UnsafePreferInlineScheduling = true;
            // Asking first whether there is something to read would cost every request a call of the system; it saves 4 kB for each open connection.
            sockets.WaitForDataBeforeAllocatingBuffer = false;
        });
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ConfigureEndpointDefaults(endpoint => endpoint.Use(next => connection =>
        {
            if (connection.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
            {
                GoOnWhereItIsHeard(socket.SafeHandle);
            }
            return next(connection);
        })));
    }

    /// <summary>Does the rest of a request elsewhere, from beginning to end.</summary>
    public static async Task LeaveAsync(HttpContext context, RequestDelegate next)
    {
        await Task.Yield();
        SynchronizationContext.SetSynchronizationContext(Pool);
        await next(context);
    }

    /// <summary>Pages are sent without it, too, a fifth dearer: a framework that has no such property any more must not cost us the connection.</summary>
    private static void GoOnWhereItIsHeard(SafeSocketHandle socket)
    {
        try
        {
            PreferInlineCompletions(socket, true);
        }
        catch (MissingMethodException)
        {
        }
    }

    /// <summary>The framework has this switch for all sockets of the process (DOTNET_SYSTEM_NET_SOCKETS_INLINE_COMPLETIONS), also those that send mails; it is meant for our readers' alone.</summary>
    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_PreferInlineCompletions")]
    private static extern void PreferInlineCompletions(SafeSocketHandle socket, bool value);

    /// <summary>What waited for a form to arrive, or for a slow reader, would else go on where the socket was looked at.</summary>
    private sealed class OnThePool : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state) => ThreadPool.UnsafeQueueUserWorkItem(GoOn, (this, d, state), preferLocal: false);

        private static void GoOn((OnThePool Context, SendOrPostCallback Next, object? State) waited)
        {
            SetSynchronizationContext(waited.Context);
            waited.Next(waited.State);
        }
    }
}
