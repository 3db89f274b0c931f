using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace AlmenHaefte.Mailing;

/// <summary>
/// Hands mails to a server, each in a conversation of its own, so that what goes wrong with one concerns no other. The mail
/// goes out byte for byte as it is stored.
/// </summary>
/// <param name="patience">The longest a mail may take, from the first packet to the server's yes; 30 seconds when not given.</param>
public sealed class SmtpRelay(SmtpServer server, TimeSpan? patience = null) : IMailTransport
{
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(2);

    public async Task<SendResult> SendAsync(Mail mail, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(patience ?? DefaultPatience);
        using var client = NewClient();
        var isLetIn = false;
        try
        {
            await EnterAsync(client, limit.Token);
            isLetIn = true;
            await HandOverAsync(client, mail, limit.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException && !(e is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            return isLetIn ? OutcomeOf(e) : new SendResult.Unreachable(WhyNotLetIn(e));
        }

        await TakeLeaveAsync(client);
        return new SendResult.Accepted();
    }

    private SmtpClient NewClient() => new()
    {
        // What we call ourselves in the greeting: otherwise the machine's own name.
        LocalDomain = Sender.DomainOf(server.From),
        // Lists of revoked certificates lie on servers of their own, and this site talks with the mail server alone.
        CheckCertificateRevocation = false,
    };

    private async Task EnterAsync(SmtpClient client, CancellationToken cancellation)
    {
        await client.ConnectAsync(server.Host, server.UsedPort, server.Security.SocketOptions(), cancellation);
        if (server.User is not null)
        {
            await client.AuthenticateAsync(server.User, server.Password ?? "", cancellation);
        }

        // With it, MailKit would write æøå in the recipient's domain where we wrote punycode, and the next server may know no SMTPUTF8.
        client.Capabilities &= ~SmtpCapabilities.UTF8;
    }

    private async Task HandOverAsync(SmtpClient client, Mail mail, CancellationToken cancellation)
    {
        if (mail is not { Message: { } stored, Recipient: { } recipient })
        {
            throw new FormatException("A wiped mail cannot be sent.");
        }

        using var bytes = new MemoryStream(stored, writable: false);
        using var message = await MimeMessage.LoadAsync(bytes, cancellation);
        await client.SendAsync(message, MailboxAddress.Parse(server.From), [MailboxAddress.Parse(recipient)], cancellation);
    }

    /// <summary>The mail is the server's now, however the conversation ends.</summary>
    private static async Task TakeLeaveAsync(SmtpClient client)
    {
        using var limit = new CancellationTokenSource(FarewellPatience);
        try
        {
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // Nothing depends on it.
        }
    }

    private static SendResult OutcomeOf(Exception failure) => failure switch
    {
        // "Closing the channel" may answer anything and says nothing of the mail (RFC 5321 § 3.8).
        SmtpCommandException { StatusCode: SmtpStatusCode.ServiceNotAvailable } => new SendResult.Unreachable(WhyNotLetIn(failure)),
        ServiceNotAuthenticatedException => new SendResult.Unreachable(WhyNotLetIn(failure)),
        SmtpCommandException { StatusCode: >= SmtpStatusCode.CommandUnrecognized } no => new SendResult.Refused(WordsOf(no)),
        SmtpCommandException notNow => new SendResult.Delayed(WordsOf(notNow)),
        FormatException => new SendResult.Refused("Mailen kan ikke læses og derfor ikke sendes."),
        OperationCanceledException => new SendResult.Delayed("Mailserveren svarede ikke i tide."),
        _ => new SendResult.Delayed("Forbindelsen til mailserveren blev afbrudt undervejs."),
    };

    private static string WordsOf(SmtpCommandException answer) => $"{(int)answer.StatusCode} {answer.Message}";

    /// <summary>In our own words only, so that it may stand in the log.</summary>
    private static string WhyNotLetIn(Exception failure) => failure switch
    {
        OperationCanceledException => "Mailserveren svarede ikke i tide.",
        SslHandshakeException => "Der kunne ikke oprettes en sikker forbindelse: mailserverens certifikat kan ikke godkendes.",
        NotSupportedException => "Mailserveren tilbyder ikke det, som indstillingerne kræver: kryptering (STARTTLS) eller login.",
        AuthenticationException or ServiceNotAuthenticatedException => "Mailserveren godtager ikke brugernavn og adgangskode.",
        SmtpCommandException answer => $"Mailserveren svarede {(int)answer.StatusCode}.",
        SocketException => "Der er ingen forbindelse til mailserveren.",
        _ => "Forbindelsen til mailserveren blev afbrudt.",
    };
}
