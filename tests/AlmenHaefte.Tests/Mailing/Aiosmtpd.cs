using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>A mail server that we did not write, in a process of its own (Debian's python3-aiosmtpd).</summary>
public sealed class Aiosmtpd : IDisposable
{
    private const string Python = "/usr/bin/python3";
    private const string Program = """
        import asyncio, base64, json, sys
        from aiosmtpd.smtp import SMTP

        class Handler:
            async def handle_DATA(self, server, session, envelope):
                print(json.dumps({'From': envelope.mail_from, 'Recipient': ' '.join(envelope.rcpt_tos), 'Message': base64.b64encode(envelope.content).decode()}), flush=True)
                return '250 taken'

        async def main():
            server = await asyncio.get_running_loop().create_server(lambda: SMTP(Handler(), hostname='test.example', enable_SMTPUTF8=sys.argv[1] == 'utf8'), '127.0.0.1', 0)
            print(server.sockets[0].getsockname()[1], flush=True)
            await server.serve_forever()

        asyncio.run(main())
        """;

    private readonly Process process;

    private Aiosmtpd(Process process, int port) => (this.process, Port) = (process, port);

    public int Port { get; }

    /// <summary>Null where it can be run; else why not.</summary>
    public static string? Missing { get; } = Look();

    public static async Task<Aiosmtpd> StartAsync(bool knowsUtf8)
    {
        var process = Run("-c", Program, knowsUtf8 ? "utf8" : "ascii");
        var port = await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
        return new Aiosmtpd(process, int.Parse(port, CultureInfo.InvariantCulture));
    }

    /// <summary>The next mail it took.</summary>
    public async Task<TakenMail> NextAsync(CancellationToken cancellation) =>
        JsonSerializer.Deserialize<TakenMail>((await process.StandardOutput.ReadLineAsync(cancellation))!)!;

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static string? Look()
    {
        if (!File.Exists(Python))
        {
            return $"There is no {Python}.";
        }

        using var look = Run("-c", "import aiosmtpd");
        look.WaitForExit();
        return look.ExitCode == 0 ? null : "The mail server of these tests is not installed: apt-get install python3-aiosmtpd";
    }

    private static Process Run(params string[] arguments) =>
        Process.Start(new ProcessStartInfo(Python, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
