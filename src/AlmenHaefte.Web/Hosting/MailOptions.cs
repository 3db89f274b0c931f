using System.Globalization;
using System.Net;
using AlmenHaefte.Mailing;
using AlmenHaefte.Webinars;

namespace AlmenHaefte.Web.Hosting;

/// <summary>The section <c>Mail</c>. Everything as it was written, so that what is wrong with it is told in one line when the site starts.</summary>
public sealed class MailOptions
{
    /// <summary><c>Folder</c> writes mails as files, <c>Smtp</c> sends them.</summary>
    public string Transport { get; init; } = "Folder";

    public string? From { get; init; }

    public string? ReplyTo { get; init; }

    public MailServerOptions Smtp { get; init; } = new();

    /// <summary>The mailbox of returned mails; without a host nobody reads it.</summary>
    public MailServerOptions Bounces { get; init; } = new() { Security = nameof(LineSecurity.SslOnConnect) };

    public bool SendsBySmtp => Transport.Equals("Smtp", StringComparison.OrdinalIgnoreCase);

    public bool ReadsBounces => !IsEmpty(Bounces.Host);

    public bool IsTransportKnown => SendsBySmtp || Transport.Equals("Folder", StringComparison.OrdinalIgnoreCase);

    /// <summary>Null when there is none; check first that it is an address.</summary>
    public string? FromAddress => AddressIn(From);

    public string? ReplyToAddress => AddressIn(ReplyTo);

    public bool IsFromAnAddress => IsEmpty(From) || FromAddress is not null;

    public bool IsReplyToAnAddress => IsEmpty(ReplyTo) || ReplyToAddress is not null;

    public SmtpServer Server => new(Smtp.Host!.Trim(), Smtp.PortNumber, Smtp.SecurityKind!.Value, IsEmpty(Smtp.User) ? null : Smtp.User, Smtp.Password, FromAddress!);

    public ImapServer BounceServer => new(Bounces.Host!.Trim(), Bounces.PortNumber, Bounces.SecurityKind!.Value, Bounces.User!, Bounces.Password ?? "");

    /// <summary>As a mail server takes it, or null.</summary>
    public static string? AddressIn(string? text) => EmailAddress.Check(text) is Checked<EmailAddress>.Accepted { Value: var address } ? address.ForSending : null;

    internal static bool IsEmpty(string? text) => string.IsNullOrWhiteSpace(text);
}

/// <summary>The sections <c>Mail:Smtp</c> and <c>Mail:Bounces</c>.</summary>
public sealed class MailServerOptions
{
    public string? Host { get; init; }

    public string? Port { get; init; }

    public string? User { get; init; }

    public string? Password { get; init; }

    public string Security { get; init; } = nameof(LineSecurity.StartTls);

    /// <summary>Null for the usual one.</summary>
    public int? PortNumber => MailOptions.IsEmpty(Port) ? null : int.TryParse(Port, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;

    public bool IsPortANumber => PortNumber is null or (> 0 and <= IPEndPoint.MaxPort);

    public LineSecurity? SecurityKind =>
        Enum.TryParse<LineSecurity>(Security, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(Security.Trim()[0]) ? kind : null;

    /// <summary>Names, addresses and passwords travel in the clear without encryption: that is for a server on this machine only.</summary>
    public bool IsSecureEnough => SecurityKind is not LineSecurity.None || Host is "localhost" || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
