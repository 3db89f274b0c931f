using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using MimeKit;

namespace AlmenHaefte.Tests.Mailing;

/// <summary>A mail that a server has taken: its envelope, and what came between DATA and the dot.</summary>
public sealed record TakenMail(string From, string Recipient, byte[] Message)
{
    public string MessageId
    {
        get
        {
            using var bytes = new MemoryStream(Message);
            using var message = MimeMessage.Load(bytes);
            return message.MessageId ?? "";
        }
    }
}

/// <summary>A small mail server on this machine that misbehaves as it is told, one fault for each conversation in turn; the last goes on.</summary>
public sealed class FaultySmtpServer : IAsyncDisposable
{
    private readonly TcpListener listener;
    private readonly CancellationTokenSource closing = new();
    private readonly ConcurrentQueue<TakenMail> taken = new();
    private readonly ConcurrentQueue<string> commands = new();
    private readonly X509Certificate2? certificate;
    private readonly Task serving;
    private int conversations;

    /// <param name="certificate">With one, STARTTLS is offered.</param>
    public FaultySmtpServer(SmtpFault[] faults, X509Certificate2? certificate = null)
    {
        this.certificate = certificate;
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        serving = ServeAsync(faults);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public int Conversations => conversations;

    public IReadOnlyList<TakenMail> Taken => [.. taken];

    public IEnumerable<string> Commands => commands;

    /// <summary>A port on which nobody listens.</summary>
    public static int ClosedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        listener.Dispose();
        await serving;
        closing.Dispose();
    }

    private async Task ServeAsync(SmtpFault[] faults)
    {
        var open = new List<Task>();
        try
        {
            while (true)
            {
                var caller = await listener.AcceptTcpClientAsync(closing.Token);
                var fault = faults[Math.Min(conversations++, faults.Length - 1)];
                open.Add(TalkAsync(caller, fault));
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task TalkAsync(TcpClient caller, SmtpFault fault)
    {
        using (caller)
        {
            try
            {
                await new Conversation(this, fault, caller.GetStream()).RunAsync(closing.Token);
            }
            catch (Exception e) when (e is OperationCanceledException or IOException or System.Security.Authentication.AuthenticationException)
            {
                // The caller has gone, or we close.
            }
        }
    }

    private sealed class Conversation(FaultySmtpServer server, SmtpFault fault, Stream line)
    {
        private Stream line = line;
        private string from = "";
        private string recipient = "";

        public async Task RunAsync(CancellationToken cancellation)
        {
            switch (fault)
            {
                case SmtpFault.HangsUpBeforeGreeting:
                    return;
                case SmtpFault.NeverGreets:
                    await Task.Delay(Timeout.Infinite, cancellation);
                    return;
                case SmtpFault.GreetsWithJunk:
                    await SayAsync("HELLO THERE", cancellation);
                    return;
                case SmtpFault.GreetsLater:
                    await SayAsync("454 4.7.0 aase@almenbo.example must try later", cancellation);
                    return;
            }

            await SayAsync("220 fault.example ESMTP", cancellation);
            while (await ReadLineAsync(cancellation) is { } command && await AnswerAsync(command, cancellation))
            {
            }
        }

        /// <returns>Whether the conversation goes on.</returns>
        private async Task<bool> AnswerAsync(string command, CancellationToken cancellation)
        {
            server.commands.Enqueue(command);
            var verb = command.Split(' ', ':')[0].ToUpperInvariant();
            switch (verb)
            {
                case "EHLO":
                    await SayAsync($"250-fault.example\r\n{(server.certificate is null || line is SslStream ? "" : "250-STARTTLS\r\n")}250-AUTH PLAIN\r\n250-8BITMIME\r\n250 SMTPUTF8", cancellation);
                    return true;
                case "STARTTLS":
                    await SayAsync("220 go ahead", cancellation);
                    var secure = new SslStream(line);
                    await secure.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = server.certificate }, cancellation);
                    line = secure;
                    return true;
                case "AUTH":
                    await SayAsync(fault is SmtpFault.RefusesLogin ? "535 5.7.8 no" : "235 2.7.0 welcome", cancellation);
                    return true;
                case "MAIL":
                    from = command["MAIL FROM:".Length..];
                    await SayAsync(fault is SmtpFault.RefusesSender ? "550 5.7.1 not from you" : fault is SmtpFault.RequiresLogin ? "530 5.7.0 who are you" : "250 ok", cancellation);
                    return true;
                case "RCPT":
                    recipient = command["RCPT TO:".Length..];
                    return await AnswerRecipientAsync(cancellation);
                case "DATA":
                    await SayAsync("354 go", cancellation);
                    return await TakeAsync(cancellation);
                case "QUIT":
                    await (fault is SmtpFault.StallsAtFarewell ? Task.Delay(Timeout.Infinite, cancellation) : SayAsync("221 bye", cancellation));
                    return false;
                default:
                    await SayAsync("250 ok", cancellation);
                    return true;
            }
        }

        private async Task<bool> AnswerRecipientAsync(CancellationToken cancellation)
        {
            await SayAsync(
                fault switch
                {
                    SmtpFault.DelaysRecipient => "451 4.7.1 <aase@almenbo.example> grey-listed",
                    SmtpFault.RefusesRecipient => "550 5.1.1 <aase@almenbo.example> no such user",
                    SmtpFault.ClosesAtRecipient => "421 4.3.2 closing",
                    _ => "250 ok",
                },
                cancellation);
            return fault is not SmtpFault.ClosesAtRecipient;
        }

        private async Task<bool> TakeAsync(CancellationToken cancellation)
        {
            using var message = new MemoryStream();
            while (await ReadRawLineAsync(cancellation) is { } raw && Encoding.Latin1.GetString(raw) is not ".\r\n")
            {
                if (fault is SmtpFault.HangsUpInMessage)
                {
                    return false;
                }

                message.Write(raw[0] == '.' ? raw.AsSpan(1) : raw);
            }

            switch (fault)
            {
                case SmtpFault.StallsAfterMessage:
                    await Task.Delay(Timeout.Infinite, cancellation);
                    return false;
                case SmtpFault.DelaysMessage:
                    await SayAsync("452 4.3.1 no room", cancellation);
                    return true;
                case SmtpFault.RefusesMessage:
                    await SayAsync("554 5.6.0 not that", cancellation);
                    return true;
            }

            server.taken.Enqueue(new TakenMail(from, recipient, message.ToArray()));
            switch (fault)
            {
                case SmtpFault.TakesAndHangsUp:
                    return false;
                case SmtpFault.TakesAndStalls:
                    await Task.Delay(Timeout.Infinite, cancellation);
                    return false;
            }

            await SayAsync("250 taken", cancellation);
            return true;
        }

        private async Task SayAsync(string words, CancellationToken cancellation)
        {
            if (fault is SmtpFault.AnswersSlowly)
            {
                await Task.Delay(200, cancellation);
            }

            await line.WriteAsync(Encoding.ASCII.GetBytes(words + "\r\n"), cancellation);
            await line.FlushAsync(cancellation);
        }

        private async Task<string?> ReadLineAsync(CancellationToken cancellation) =>
            await ReadRawLineAsync(cancellation) is { } raw ? Encoding.UTF8.GetString(raw).TrimEnd('\r', '\n') : null;

        /// <summary>To the line feed and with it; null when the caller has hung up.</summary>
        private async Task<byte[]?> ReadRawLineAsync(CancellationToken cancellation)
        {
            var raw = new List<byte>();
            var one = new byte[1];
            while (await line.ReadAsync(one, cancellation) == 1)
            {
                raw.Add(one[0]);
                if (one[0] == '\n')
                {
                    return [.. raw];
                }
            }

            return null;
        }
    }
}
