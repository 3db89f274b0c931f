using System.Collections;
using System.Collections.Concurrent;
using System.Globalization;
using Serilog.Core;
using Serilog.Events;

namespace AlmenHaefte.Tests;

/// <summary>
/// What a site under test has logged, as read by people. Never the site itself: a logger that ends disposes of what it writes to,
/// on another thread than the test’s.
/// </summary>
internal sealed class LogLines : ILogEventSink, IEnumerable<string>
{
    private readonly ConcurrentQueue<string> lines = new();

    public void Emit(LogEvent logEvent) => lines.Enqueue(logEvent.RenderMessage(CultureInfo.InvariantCulture));

    public IEnumerator<string> GetEnumerator() => lines.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
